import { McpServer } from "@modelcontextprotocol/server";
import { describe, expect, it } from "vitest";
import type { Identity } from "../../access/identity.ts";
import { legacy } from "./for-tests.ts";
import { createSessions } from "./sessions.ts";

const who = (subject: string): Identity => ({ subject, scopes: new Set() });

function kit(most: number) {
  const clock = { now: 0 };
  const build = () => new McpServer({ name: "x", version: "1" });
  const sessions = createSessions(build, { most, idleMs: 3_600_000 }, () => clock.now);
  const begin = async (subject: string) => {
    if (!sessions.hasRoomFor(who(subject))) return undefined;
    const { headers, body } = legacy("initialize", {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "h", version: "1" },
    });
    const request = new Request("http://localhost/mcp", { method: "POST", headers });
    const { response, left } = await sessions.begin(
      request,
      who(subject),
      { token: "", clientId: subject, scopes: [] },
      body,
    );
    await response.text();
    left();
    return response.headers.get("mcp-session-id") ?? undefined;
  };
  return { sessions, begin, clock };
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
});
