import { McpServer } from "@modelcontextprotocol/server";
import { describe, expect, it } from "vitest";
import { LOCAL } from "../../access/identity.ts";
import type { Caller, Standing } from "./caller.ts";
import { legacy } from "./for-tests.ts";
import { createSessions } from "./sessions.ts";

const who = (subject: string, standing: Standing = "in"): Caller => ({
  identity: { subject, scopes: new Set() },
  standing: async () => standing,
});

const authInfo = { token: "", clientId: "", scopes: [] };

function kit(most: number) {
  const clock = { now: 0 };
  const build = () => new McpServer({ name: "x", version: "1" });
  const sessions = createSessions(build, { most, idleMs: 3_600_000 }, () => clock.now);
  const begin = async (subject: string, standing?: Standing) => {
    const caller = who(subject, standing);
    if (!sessions.hasRoomFor(caller.identity)) return undefined;
    const { headers, body } = legacy("initialize", {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "h", version: "1" },
    });
    const request = new Request("http://localhost/mcp", { method: "POST", headers });
    const { response, left } = await sessions.begin(request, caller, authInfo, body);
    await response.text();
    left();
    return response.headers.get("mcp-session-id") ?? undefined;
  };
  /** A request that is under way until it is left. */
  const goOn = (id: string, caller: Caller) => {
    const { headers, body } = legacy("ping");
    const request = new Request("http://localhost/mcp", {
      method: "POST",
      headers: { ...headers, "mcp-session-id": id },
    });
    return sessions.resume(id, request, caller, authInfo, body);
  };
  return { sessions, begin, goOn, clock };
}

describe("sessions are as many as may be", () => {
  it("a caller's own that was left lying makes room for its next, and nobody else's does", async () => {
    const { sessions, begin, clock } = kit(2);
    const first = await begin("one");
    expect(first).toBeDefined();
    expect(await begin("other")).toBeDefined();
    expect(await begin("one"), "still in use, perhaps").toBeUndefined();
    clock.now += 61_000;
    expect(await begin("third"), "of others").toBeUndefined();
    const next = await begin("one");
    expect(next).toBeDefined();
    expect(next).not.toBe(first);
    expect(sessions.count()).toBe(2);
    await sessions.close();
    expect(sessions.count()).toBe(0);
  });

  it("a caller has a quarter of them, and at least one; what it left lying makes room for its next", async () => {
    const { sessions, begin, clock } = kit(8);
    const [first, second] = [await begin("one"), await begin("one")];
    expect([first, second]).not.toContain(undefined);
    expect(await begin("one"), "a third").toBeUndefined();
    expect(await begin("other")).toBeDefined();
    clock.now += 61_000;
    expect(await begin("one"), "instead of its first").toBeDefined();
    expect(sessions.count()).toBe(3);
    await sessions.close();
    const few = kit(3);
    expect(await few.begin("one")).toBeDefined();
    expect(await few.begin("one")).toBeUndefined();
    expect(await kit(0).begin("one")).toBeUndefined();
    await few.sessions.close();
  });

  it("so many at once are no more than one after the other", async () => {
    const { sessions, begin } = kit(8);
    const begun = await Promise.all(Array.from({ length: 5 }, () => begin("one")));
    expect(begun.filter((id) => id !== undefined)).toHaveLength(2);
    await sessions.close();
  });

  it("all are for the hosts of this machine where nobody has to prove who they are", async () => {
    const { sessions, begin } = kit(8);
    for (let count = 0; count < 8; count++) expect(await begin(LOCAL.subject)).toBeDefined();
    expect(await begin(LOCAL.subject)).toBeUndefined();
    await sessions.close();
  });
});

describe("a session whose caller will not get in again", () => {
  it("ends when it is forsaken, and no other does", async () => {
    const { sessions, begin } = kit(8);
    const gone = await begin("one", "gone");
    for (const standing of ["in", "out for now"] as const)
      await sessions.forsake((await begin(standing, standing)) ?? "");
    expect(sessions.count()).toBe(3);
    await sessions.forsake(gone ?? "");
    expect(sessions.count()).toBe(2);
    await sessions.forsake("no-such-session");
    await sessions.forsake(null);
    await sessions.close();
  });

  it("ends once nothing is under way in it", async () => {
    const { sessions, begin, goOn } = kit(8);
    const id = (await begin("one")) ?? "";
    const [first, second] = [await goOn(id, who("one", "gone")), await goOn(id, who("one", "gone"))];
    await sessions.forsake(id);
    first.left();
    expect(sessions.count()).toBe(1);
    expect(await second.response.text()).toContain('"result":{}');
    second.left();
    expect(sessions.count()).toBe(0);
    expect((await goOn(id, who("one"))).response.status).toBe(404);
    await sessions.close();
  });

  it("is kept for who came with a new token, before or after", async () => {
    const { sessions, begin, goOn } = kit(8);
    const id = (await begin("one", "gone")) ?? "";
    (await goOn(id, who("one", "in"))).left();
    await sessions.forsake(id);
    expect(sessions.count()).toBe(1);
    const ending = await goOn(id, who("one", "gone"));
    await sessions.forsake(id);
    const renewed = await goOn(id, who("one", "in"));
    expect(renewed.response.status).toBe(200);
    ending.left();
    renewed.left();
    expect(sessions.count()).toBe(1);
    await sessions.close();
  });
});
