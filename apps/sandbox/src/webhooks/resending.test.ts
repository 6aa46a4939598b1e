import { createServer } from "node:net";
import { expect, test } from "vitest";
import { serveTcp } from "../media/testing/serve.ts";
import { eventually } from "../testing/eventually.ts";
import { FROM, HANDSET } from "../testing/message.ts";
import { type Reply, startReceiver } from "../testing/receiver.ts";
import { type Started, startSandbox } from "../testing/start.ts";
import { postTo, webhooksLike } from "../testing/webhooks.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Hello" };

/** A sandbox whose clock stands still, with one inbound message that was posted to this URL once. */
async function postedOnce(url: string, timeScale = 1): Promise<Started> {
  const sandbox = await startSandbox({ inventory: 1, timeScale });
  sandbox.control.setClock({ frozen: true });
  await postTo(sandbox, url, "sms");
  sandbox.control.receiveMessage(TEXT);
  await attemptsOf(sandbox, 1);
  return sandbox;
}

/** Waits for so many attempts, and gives the seconds from the event to each. */
async function attemptsOf(sandbox: Started, count: number) {
  const event = await eventually(() => {
    const [first] = sandbox.control.listWebhooks();
    expect(first?.attempts).toHaveLength(count);
    return first;
  });
  const attempts = event?.attempts ?? [];
  const seconds = (time: string) => (Date.parse(time) - Date.parse(event?.happened_at ?? "")) / 1000;
  return { attempts, seconds: attempts.map(({ at }) => seconds(at)), state: event?.state };
}

/** Goes just short of the next attempt, asks for something, and goes to it: an early one would show its time. */
async function advanceTo(sandbox: Started, ms: number): Promise<void> {
  sandbox.control.setClock({ advance_ms: ms - 1 });
  await sandbox.get("/v2/routes");
  sandbox.control.setClock({ advance_ms: 1 });
}

async function untilGivenUp(sandbox: Started) {
  for (let count = 2; count <= 5; count += 1) {
    await advanceTo(sandbox, 30_000);
    await attemptsOf(sandbox, count);
  }
  // Long after another one would have come.
  await advanceTo(sandbox, 3_600_000);
  return attemptsOf(sandbox, 5);
}

test.each<[string, Reply, number | null, string | null]>([
  ["202", 202, 202, null],
  ["204", 204, 204, null],
  ["404", 404, 404, null],
  ["500", 500, 500, null],
  ["a hang-up", "hang up", null, "connection closed"],
])(
  "%s is not enough: it is posted four times more, half a minute apart",
  async (_, reply, status, problem) => {
    const receiver = await startReceiver(() => reply);
    const sandbox = await postedOnce(receiver.url);
    const { attempts, seconds, state } = await untilGivenUp(sandbox);
    expect(seconds).toEqual([0, 30, 60, 90, 120]);
    expect(attempts.map((attempt) => [attempt.status, attempt.problem])).toEqual(
      Array(5).fill([status, problem]),
    );
    expect(state).toBe("given_up");
    expect(new Set(receiver.posted.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(receiver.posted).toHaveLength(5);
    await webhooksLike(sandbox, { state: "given_up", next_attempt_at: null });
  },
);

test("a redirect is not followed", async () => {
  const elsewhere = await startReceiver();
  const receiver = await startReceiver(() => ({ redirectTo: elsewhere.url }));
  const sandbox = await postedOnce(receiver.url);
  const { attempts, state } = await untilGivenUp(sandbox);
  expect(attempts.map(({ status }) => status)).toEqual([301, 301, 301, 301, 301]);
  expect(state).toBe("given_up");
  expect(elsewhere.connections()).toBe(0);
});

test("nobody listens", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = typeof address === "object" ? address?.port : undefined;
  const sandbox = await postedOnce(`http://127.0.0.1:${port}`);
  const { attempts, seconds } = await untilGivenUp(sandbox);
  expect(seconds).toEqual([0, 30, 60, 90, 120]);
  expect(new Set(attempts.map(({ problem }) => problem))).toEqual(new Set(["connection refused"]));
});

test("what answers is not HTTP", async () => {
  const server = await serveTcp((socket) => void socket.end("no such luck\r\n"));
  const sandbox = await postedOnce(server.url);
  const { attempts } = await attemptsOf(sandbox, 1);
  expect(attempts).toEqual([expect.objectContaining({ status: null, problem: expect.any(String) })]);
});

test("once it is taken it is not posted again, and the attempts before stay", async () => {
  const receiver = await startReceiver((place) => (place < 2 ? 503 : 200));
  const sandbox = await postedOnce(receiver.url);
  await webhooksLike(sandbox, { state: "retrying", next_attempt_at: expect.any(String) });
  for (const count of [2, 3]) {
    await advanceTo(sandbox, 30_000);
    await attemptsOf(sandbox, count);
  }
  await advanceTo(sandbox, 3_600_000);
  sandbox.control.receiveMessage({ ...TEXT, body: "After it" });
  await receiver.arrived(4);
  expect(await webhooksLike(sandbox, {}, { state: "delivered", next_attempt_at: null })).toMatchObject([
    {},
    { attempts: [{ status: 503 }, { status: 503 }, { status: 200 }] },
  ]);
});

test("the time between attempts is scaled, and is whole milliseconds whatever the scale", async () => {
  const receiver = await startReceiver(() => 500);
  const slow = await postedOnce(receiver.url, 2);
  await advanceTo(slow, 60_000);
  expect((await attemptsOf(slow, 2)).seconds).toEqual([0, 60]);
  const odd = await postedOnce(receiver.url, 0.0001234);
  await advanceTo(odd, 4);
  expect((await attemptsOf(odd, 2)).seconds).toEqual([0, 0.004]);
  // All at once.
  const fast = await startSandbox({ inventory: 1, timeScale: 0 });
  await postTo(fast, receiver.url, "sms");
  fast.control.receiveMessage(TEXT);
  await webhooksLike(fast, { state: "given_up" });
});

test("a receipt that is not taken does not hold up the ones after it", async () => {
  const receiver = await startReceiver((place) => (place === 0 ? 500 : 200));
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url, "sms_dlr");
  await sandbox.post("/v2.1/messages", { ...TEXT, from: FROM, to: HANDSET });
  await receiver.arrived(4);
  expect(await webhooksLike(sandbox, {}, {}, { state: "delivered" })).toMatchObject([
    { attempts: [{ status: 200 }] },
    { attempts: [{ status: 200 }] },
    { attempts: [{ status: 500 }, { status: 200 }] },
  ]);
});

test("what was given up or taken can be posted once more, and again if it is not taken", async () => {
  const receiver = await startReceiver((place) => (place < 7 ? 500 : 200));
  const sandbox = await postedOnce(receiver.url);
  await untilGivenUp(sandbox);
  const [event] = sandbox.control.listWebhooks();
  const id = event?.id ?? 0;
  expect(sandbox.control.resendWebhook({ id })).toMatchObject({ id, state: "scheduled" });
  await attemptsOf(sandbox, 6);
  await webhooksLike(sandbox, { state: "retrying" });
  for (const count of [7, 8]) {
    await advanceTo(sandbox, 30_000);
    await attemptsOf(sandbox, count);
  }
  await webhooksLike(sandbox, { state: "delivered" });
  sandbox.control.resendWebhook({ id });
  await receiver.arrived(9);
  await webhooksLike(sandbox, { state: "delivered" });
  expect((await attemptsOf(sandbox, 9)).attempts.slice(5)).toMatchObject([
    { status: 500 },
    { status: 500 },
    { status: 200 },
    { status: 200 },
  ]);
});

test("an event that does not exist, or has not happened yet, cannot be posted once more", async () => {
  const sandbox = await startSandbox({ inventory: 1, timeScale: 1 });
  await postTo(sandbox, "http://127.0.0.1:9", "sms_dlr");
  sandbox.control.setClock({ frozen: true });
  await sandbox.post("/v2.1/messages", { ...TEXT, from: FROM, to: HANDSET });
  for (const id of [0, 1, 4, -1, 0.5, Number.NaN]) {
    expect(() => sandbox.control.resendWebhook({ id })).toThrow(
      expect.objectContaining({ name: "ControlError", status: 404 }),
    );
  }
});
