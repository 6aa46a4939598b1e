import type { IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { serve } from "../../media/testing/serve.ts";
import { eventsRoute } from "./events.ts";
import { open } from "./testing/ask.ts";
import { startControl } from "./testing/control-server.ts";
import { fakeControl } from "./testing/fake-control.ts";

const EVENTS = "/_sandbox/events";
const READY = "event: ready\ndata: {}\n\n";
const changed = (...topics: string[]) => `event: changed\ndata: ${JSON.stringify({ topics })}\n\n`;

/** What comes, as it comes. */
function listening(incoming: IncomingMessage) {
  const heard = { text: "", ended: false, cut: false };
  incoming.setEncoding("utf8");
  incoming.on("data", (text: string) => {
    heard.text += text;
  });
  incoming.once("end", () => {
    heard.ended = true;
  });
  incoming.once("error", () => {
    heard.cut = true;
  });
  return heard;
}

test("says that it is ready, and then what has changed, to everybody who listens", async () => {
  const { port, control } = await startControl();
  const incoming = await open(port, "GET", EVENTS);
  expect(incoming.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const heard = [listening(incoming), listening(await open(port, "GET", EVENTS))];
  await vi.waitFor(() => expect(heard.map(({ text }) => text)).toEqual([READY, READY]));
  control.tell(["messages", "webhooks"]);
  control.tell(["clock"]);
  const all = READY + changed("messages", "webhooks") + changed("clock");
  await vi.waitFor(() => expect(heard.map(({ text }) => text)).toEqual([all, all]));
  incoming.destroy();
  await vi.waitFor(() => expect(control.listeners()).toBe(1));
});

test("ends, and is not cut, when the sandbox closes", async () => {
  const closing = new AbortController();
  const { port, control } = await startControl({ closing: closing.signal });
  const heard = listening(await open(port, "GET", EVENTS));
  await vi.waitFor(() => expect(heard.text).toBe(READY));
  closing.abort();
  control.tell(["messages"]);
  await vi.waitFor(() => expect(heard).toEqual({ text: READY, ended: true, cut: false }));
  expect(control.listeners()).toBe(0);
});

test("answers HEAD without listening", async () => {
  const { ask, control } = await startControl();
  expect((await ask("HEAD", EVENTS)).status).toBe(200);
  expect(control.calls).toEqual([]);
});

/** The route alone, with a heartbeat that a test can wait for. */
async function startEvents(heartbeatMs: number) {
  const control = fakeControl();
  const route = eventsRoute({ control, heartbeatMs });
  let buffered = () => 0;
  const { port } = await serve((incoming, outgoing) => {
    buffered = () => outgoing.writableLength;
    void route.handle({ incoming, outgoing, path: EVENTS, search: "", parameters: {} });
  });
  return { port, control, buffered: () => buffered() };
}

test("keeps the connection in use", async () => {
  const { port } = await startEvents(10);
  const heard = listening(await open(port, "GET", EVENTS));
  await vi.waitFor(() => expect(heard.text).toMatch(/^event: ready\ndata: \{\}\n\n(?::\n\n){3,}$/));
});

test("keeps nothing for those who read too slowly, but tells them when they read again", async () => {
  const { port, control, buffered } = await startEvents(60_000);
  const incoming = await open(port, "GET", EVENTS);
  incoming.pause();
  const TOLD = 400_000;
  let highest = 0;
  for (let told = 0; told < TOLD; told += 1) {
    control.tell(["messages", "webhooks", "requests"]);
    if (told % 100 === 0) {
      await setImmediate();
      highest = Math.max(highest, buffered());
    }
  }
  expect(highest).toBeLessThan(200_000);
  const heard = listening(incoming);
  incoming.resume();
  await vi.waitFor(() => expect(heard.text.endsWith(changed("everything"))).toBe(true), 10_000);
  expect(heard.text.split("event: changed").length).toBeLessThan(TOLD / 2);
  control.tell(["clock"]);
  await vi.waitFor(() => expect(heard.text.endsWith(changed("clock"))).toBe(true));
});
