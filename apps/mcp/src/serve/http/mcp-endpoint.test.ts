import { afterEach, describe, expect, it } from "vitest";
import { accessOf } from "../../access/for-tests.ts";
import { OPERATOR_SCOPES, TOOL_SCOPES } from "../../access/scopes.ts";
import { addToken, tokensFile } from "../../access/tokens/for-tests.ts";
import { ASKS, initialize, legacy, modern, openTransport, post } from "./for-tests.ts";

let open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  open = [];
});
const start = async (given: Parameters<typeof openTransport>[0] = {}) => {
  const server = await openTransport(given);
  open.push(server);
  return server;
};
const call = (name: string) => ({ name, arguments: {} });

describe("both eras on one path", () => {
  it("a 2026 host is answered without a session", async () => {
    const { url } = await start();
    const { status, answer, headers } = await post(url, modern("tools/call", call("list_numbers")));
    expect(status).toBe(200);
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(answer).toMatchObject({ id: 1, result: { structuredContent: { tool: "list_numbers" } } });
  });

  it("a 2025 host that cannot ask is answered without a session, too", async () => {
    const { url, sessions } = await start();
    const { status, headers } = await post(url, initialize({}));
    expect(status).toBe(200);
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(sessions()).toBe(0);
    const { answer } = await post(url, legacy("tools/call", call("get_number")));
    expect(answer).toMatchObject({ result: { structuredContent: { tool: "get_number" } } });
  });
});

describe("sessions of 2025 hosts that can ask", () => {
  it("begins one, goes on with it, and ends it", async () => {
    const { url, sessions } = await start();
    const { headers } = await post(url, initialize(ASKS));
    const id = headers.get("mcp-session-id") ?? "";
    expect(id).not.toBe("");
    const { answer } = await post(url, legacy("tools/call", call("get_number")), { "mcp-session-id": id });
    expect(answer).toMatchObject({ result: { structuredContent: { tool: "get_number" } } });
    const ended = await fetch(`${url}/mcp`, { method: "DELETE", headers: { "mcp-session-id": id } });
    expect(ended.status).toBe(200);
    expect(sessions()).toBe(0);
    expect((await post(url, legacy("ping"), { "mcp-session-id": id })).status).toBe(404);
  });

  it("when there are as many as may be, further hosts are served without", async () => {
    const { url, sessions } = await start({ sessions: 1 });
    await post(url, initialize(ASKS));
    const { status, headers } = await post(url, initialize(ASKS));
    expect(status).toBe(200);
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(sessions()).toBe(1);
  });

  it("one that nobody uses ends; one with an open stream does not", async () => {
    const { url, sessions } = await start({ sessionIdleMs: 150 });
    const idle = (await post(url, initialize(ASKS))).headers.get("mcp-session-id") ?? "";
    const used = (await post(url, initialize(ASKS))).headers.get("mcp-session-id") ?? "";
    const stream = await fetch(`${url}/mcp`, {
      headers: { accept: "text/event-stream", "mcp-session-id": used },
    });
    expect(stream.status).toBe(200);
    await expect.poll(sessions).toBe(1);
    expect((await post(url, legacy("ping"), { "mcp-session-id": idle })).status).toBe(404);
    expect((await post(url, legacy("ping"), { "mcp-session-id": used })).status).toBe(200);
    await stream.body?.cancel();
    await expect.poll(sessions, { timeout: 5000 }).toBe(0);
  });

  it("that of somebody else is as one that is not there", async () => {
    const { url } = await start({ callers: { one: ["numbers:read"], other: ["numbers:read"] } });
    const { headers } = await post(url, initialize(ASKS), { authorization: "one" });
    const id = headers.get("mcp-session-id") ?? "";
    const by = (authorization: string, session = id) =>
      post(url, legacy("ping"), { authorization, "mcp-session-id": session });
    expect((await by("one")).status).toBe(200);
    const stolen = await by("other");
    const unknown = await by("other", "00000000-0000-4000-8000-000000000000");
    expect([stolen.status, stolen.text]).toEqual([404, unknown.text]);
    expect((await by("one")).status).toBe(200);
  });

  it("a 2026 host begins none: it has no initialize", async () => {
    const { url, sessions } = await start();
    const { status, answer, headers } = await post(url, modern("initialize", { capabilities: ASKS }));
    expect([status, answer]).toMatchObject([404, { id: 1, error: { code: -32_601 } }]);
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(sessions()).toBe(0);
  });

  it("a 2026 host is not bothered by a header that means nothing to it", async () => {
    const { url } = await start();
    expect((await post(url, modern("tools/list"), { "mcp-session-id": "x" })).status).toBe(200);
  });
});

describe("who may do what", () => {
  const callers = { reader: ["numbers:read", "messages:read"], router: ["routes:read"] } as const;

  it.each([
    ["2026", modern],
    ["2025", legacy],
  ])("lists what a caller may use, and only that (%s)", async (_, era) => {
    const { url } = await start({ callers });
    const listed = async (authorization: string) => {
      const { answer } = await post(url, era("tools/list"), { authorization });
      return JSON.stringify(answer)
        .match(/"name":"[a-z_]+"/g)
        ?.map((name) => name.slice(8, -1));
    };
    expect(await listed("reader")).toEqual([
      "search_available_numbers",
      "list_available_area_codes",
      "list_available_exchanges",
      "list_numbers",
      "get_number",
      "list_messages",
      "get_message",
      "get_account_limits",
    ]);
    expect(await listed("router")).toEqual(["list_routes", "get_account_limits"]);
  });

  it.each([
    ["2026", modern],
    ["2025", legacy],
  ])("a call to another is refused with the scope that is missing (%s)", async (_, era) => {
    const { url } = await start({ callers });
    const calling = (name: string) => post(url, era("tools/call", call(name)), { authorization: "reader" });
    const { status, text } = await calling("purchase_number");
    expect([status, text]).toEqual([403, "missing numbers:buy"]);
    expect((await calling("list_numbers")).status).toBe(200);
  });

  it("who has scopes of the operator's alone is told which open tools, whatever it asks", async () => {
    const file = tokensFile();
    const token = await addToken(file, "ops", [...OPERATOR_SCOPES]);
    const { url, sessions } = await start({ access: accessOf({ tokensFile: file }).access });
    const authorization = `Bearer ${token}`;
    const asked = [
      ...[modern, legacy].flatMap((era) => [
        era("tools/list"),
        era("tools/call", call("get_account_limits")),
      ]),
      modern("server/discover"),
      modern("subscriptions/listen", { notifications: { toolsListChanged: true } }),
      legacy("ping"),
      initialize(ASKS),
    ];
    for (const each of asked) {
      const { status, headers, answer } = await post(url, each, { authorization });
      expect([each.body.method, status]).toEqual([each.body.method, 403]);
      expect(headers.get("www-authenticate")).toContain(`scope="${TOOL_SCOPES.join(" ")}"`);
      expect(answer).toMatchObject({
        error: "insufficient_scope",
        error_description: expect.stringContaining(TOOL_SCOPES.join(", ")),
      });
    }
    for (const method of ["GET", "DELETE"])
      expect((await fetch(`${url}/mcp`, { method, headers: { authorization } })).status).toBe(403);
    expect(sessions()).toBe(0);
  });

  it("a list for one caller is not kept for another", async () => {
    const cacheScope = async (given: Parameters<typeof start>[0], authorization: string) => {
      const { url } = await start(given);
      const { answer } = await post(url, modern("tools/list"), { authorization });
      return answer["result"];
    };
    expect(await cacheScope({ callers }, "reader")).toMatchObject({ cacheScope: "private" });
    expect(await cacheScope({}, "")).toMatchObject({ cacheScope: "public" });
  });
});
