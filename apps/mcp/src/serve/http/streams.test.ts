import { describe, expect, it, onTestFinished, vi } from "vitest";
import { accessOf, withIssuer } from "../../access/for-tests.ts";
import { LOCAL } from "../../access/identity.ts";
import { changeTokens } from "../../access/tokens/change-tokens.ts";
import { addToken, tokensFile } from "../../access/tokens/for-tests.ts";
import type { Caller } from "./caller.ts";
import { ASKS, inboxOf, initialize, legacy, modern, openTransport, post } from "./for-tests.ts";
import { createStreams } from "./streams.ts";

const inbox = inboxOf("");

const call = legacy("tools/call", { name: "get_message", arguments: {} });

const PATIENCE = { timeout: 20_000 };

async function start(given: Parameters<typeof openTransport>[0]) {
  const server = await openTransport({ resources: [inbox], ...given });
  onTestFinished(server.close);
  const { url } = server;
  const headersOf = (token: string | undefined) =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    ...server,
    ask: (what: ReturnType<typeof legacy>, token?: string, more: Record<string, string> = {}) =>
      post(url, what, { ...headersOf(token), ...more }),
    begin: async (token?: string) =>
      (await post(url, initialize(ASKS), headersOf(token))).headers.get("mcp-session-id") ?? "",
    /** As a host of 2026. */
    listen: (token?: string) => {
      const { headers, body } = modern("subscriptions/listen", {
        notifications: { resourceSubscriptions: [inbox.uri] },
      });
      return fetch(`${url}/mcp`, {
        method: "POST",
        headers: { ...headers, ...headersOf(token) },
        body: JSON.stringify(body),
      });
    },
    /** As a host of 2025, in its session. */
    hear: (session: string, token?: string) =>
      fetch(`${url}/mcp`, {
        headers: { accept: "text/event-stream", "mcp-session-id": session, ...headersOf(token) },
      }),
  };
}

/** Two callers with tokens of the operator's own. */
async function withTokens(given: Parameters<typeof openTransport>[0] = {}) {
  const file = tokensFile();
  const desk = await addToken(file, "desk", ["messages:read"]);
  const other = await addToken(file, "other", ["messages:read"]);
  const server = await start({ access: accessOf({ tokensFile: file }).access, ...given });
  const revoke = () => changeTokens(file, (grants) => grants.filter(({ name }) => name !== "desk"));
  return { ...server, file, desk, other, revoke };
}

/** What is told on a stream until it is ended, or says this. */
async function told({ body }: Response, until?: string): Promise<string> {
  let text = "";
  if (body === null) return text;
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (until !== undefined && text.includes(until)) break;
  }
  return text;
}

describe("who may not come in any more hears no more", () => {
  it("on a subscription; others hear on", PATIENCE, async () => {
    const { listen, revoke, desk, other, resourceUpdated } = await withTokens();
    const [ending, staying] = [await listen(desk), await listen(other)];
    expect([ending.status, staying.status]).toEqual([200, 200]);
    await revoke();
    expect(await told(ending)).toContain("notifications/subscriptions/acknowledged");
    expect((await listen(desk)).status).toBe(401);
    resourceUpdated(inbox.uri);
    expect(await told(staying, "notifications/resources/updated")).toContain(inbox.uri);
  });

  it("on the stream of a session, which ends with it; others go on", PATIENCE, async () => {
    const { begin, hear, ask, revoke, desk, other, sessions } = await withTokens();
    const [ending, staying] = [await begin(desk), await begin(other)];
    const stream = await hear(ending, desk);
    const others = await hear(staying, other);
    expect([stream.status, others.status]).toEqual([200, 200]);
    await revoke();
    await told(stream);
    await expect.poll(sessions, PATIENCE).toBe(1);
    expect((await ask(call, desk, { "mcp-session-id": ending })).status).toBe(401);
    expect((await ask(call, other, { "mcp-session-id": staying })).status).toBe(200);
    expect((await hear(staying, other)).status, "its stream is there still").toBe(409);
    await others.body?.cancel();
  });

  it("a call that is under way is finished, and then its session ends", PATIENCE, async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const called = vi.fn();
    const { begin, hear, ask, revoke, desk, sessions } = await withTokens({
      answer: async () => {
        called();
        await held;
        return { kind: "result", output: { done: true } };
      },
    });
    const session = await begin(desk);
    const stream = await hear(session, desk);
    const inSession = ask(call, desk, { "mcp-session-id": session });
    const alone = ask(modern("tools/call", { name: "get_message", arguments: {} }), desk);
    await expect.poll(() => called.mock.calls.length).toBe(2);
    await revoke();
    await told(stream);
    await expect.poll(async () => (await ask(call, desk)).status, PATIENCE).toBe(401);
    expect(sessions()).toBe(1);
    release();
    for (const { status, answer } of [await inSession, await alone])
      expect([status, answer]).toMatchObject([200, { result: { structuredContent: { done: true } } }]);
    await expect.poll(sessions, PATIENCE).toBe(0);
  });

  it("with a token that may do something else now, either", PATIENCE, async () => {
    const { listen, file, desk } = await withTokens();
    const stream = await listen(desk);
    await changeTokens(file, (grants) => grants.map((grant) => ({ ...grant, scopes: ["numbers:read"] })));
    await told(stream);
    expect((await listen(desk)).status, "with what it has now").toBe(200);
  });

  it("a token that has expired can be renewed: its session waits for that", PATIENCE, async () => {
    const clock = { ahead: 0 };
    const { access, issuer, key } = await withIssuer({}, () => Date.now() + clock.ahead);
    const server = await start({ access });
    const sign = (inHours: number) =>
      issuer.sign(key, { scope: "messages:read", exp: Math.floor(Date.now() / 1000) + inHours * 3600 });
    const token = await sign(1);
    const session = await server.begin(token);
    const streams = [await server.hear(session, token), await server.listen(token)];
    clock.ahead = 2 * 3_600_000;
    await Promise.all(streams.map((stream) => told(stream)));
    const inSession = { "mcp-session-id": session };
    expect((await server.ask(call, token, inSession)).status).toBe(401);
    const renewed = await sign(4);
    expect((await server.ask(call, renewed, inSession)).status).toBe(200);
    const again = await server.hear(session, renewed);
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});

describe("streams are as many as may be", () => {
  it("a caller has 16, of both kinds together; others have their own", PATIENCE, async () => {
    const { begin, hear, listen, desk, other } = await withTokens();
    const session = await begin(desk);
    const streams = [await hear(session, desk)];
    for (let count = 1; count < 16; count++) streams.push(await listen(desk));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    for (const refused of [await listen(desk), await hear(session, desk)]) {
      expect(refused.status).toBe(429);
      expect(await refused.json()).toMatchObject({
        jsonrpc: "2.0",
        error: { code: -32_000, message: expect.stringContaining("Close one of them") },
      });
    }
    const others = await listen(other);
    expect(others.status).toBe(200);
    await others.body?.cancel();
    await streams.pop()?.body?.cancel();
    const next = async () => {
      const response = await listen(desk);
      if (response.status === 200) streams.push(response);
      else await response.body?.cancel();
      return response.status;
    };
    await expect.poll(next, PATIENCE).toBe(200);
    await Promise.all(streams.map(({ body }) => body?.cancel()));
  });

  it("a stream that was refused takes no place", async () => {
    const { hear, listen, desk } = await withTokens();
    for (let count = 0; count < 20; count++) {
      const { status, body } = await hear("no-such-session", desk);
      await body?.cancel();
      expect(status).toBe(404);
    }
    const stream = await listen(desk);
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });

  it("where nobody has to prove who they are, all hosts of the machine find room", async () => {
    const { listen } = await start({});
    const streams: Response[] = [];
    for (let count = 0; count < 20; count++) streams.push(await listen());
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    await Promise.all(streams.map(({ body }) => body?.cancel()));
  });

  it("one timer is for all of them, and none while there is no stream", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const streams = createStreams();
    const caller: Caller = { identity: LOCAL, standing: async () => "in" };
    const open = () => {
      const place = streams.enter(LOCAL);
      if (place instanceof Response) throw new Error("there is room");
      place.watched(new Response(new ReadableStream()), caller, () => {});
      return place;
    };
    expect(vi.getTimerCount()).toBe(0);
    const [one, other] = [open(), open()];
    expect(vi.getTimerCount()).toBe(1);
    one.leave();
    one.leave();
    expect(vi.getTimerCount()).toBe(1);
    other.leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
