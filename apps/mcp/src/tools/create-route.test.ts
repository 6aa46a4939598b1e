import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callerNamed } from "../../test/guard-kit.ts";
import { openSession, type Session } from "../../test/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

describe("create_route", () => {
  it("creates routes of each type", async () => {
    const host = { route_type: "host", value: "203.0.113.7:5060", alias: "Host" };
    const uri = { route_type: "uri", value: "sips:desk@sip.example.com:5061;transport=tls", alias: "URI" };
    expect(await session.use("create_route", host)).toEqual({ id: expect.stringMatching(/^\d+$/), ...host });
    expect(await session.use("create_route", uri)).toEqual({ id: expect.stringMatching(/^\d+$/), ...uri });
    expect(
      await session.use("create_route", { route_type: "number", value: 2065550123, alias: "Number" }),
    ).toMatchObject({ value: "+12065550123" });
  });

  it("says in the carrier's words what is wrong with a value", async () => {
    const message = await session.fail("create_route", {
      route_type: "uri",
      value: "http://example.com",
      alias: "Web",
    });
    expect(message).toMatch(
      /^Nothing was done\. Flowroute refused a value, and says: value: .*Correct it and call again\.$/s,
    );
  });

  it("made twice is one route; another with the same alias is refused", async () => {
    const input = { route_type: "host", value: "pbx.example.com", alias: "Twice" };
    const { id } = await session.use("create_route", input);
    const before = session.acts().length;
    expect(await session.use("create_route", input)).toMatchObject({
      id,
      alias: "Twice",
      deduplicated: true,
    });
    expect(await session.use("create_route", input, { caller: callerNamed("desk") })).toMatchObject({
      id,
      deduplicated: true,
      note: "Another caller of this account created it. It was not created again.",
    });
    expect(session.acts()).toHaveLength(before);
    expect(await session.fail("create_route", { ...input, value: "other.example.com" })).toContain("alias");
  });

  it("only tells what it would do in a dry run", async () => {
    const before = session.acts().length;
    const input = { route_type: "number", value: "206 555 0187", alias: "Mobile", dry_run: true };
    expect(await session.use("create_route", input)).toEqual({
      route_type: "number",
      value: "+12065550187",
      alias: "Mobile",
      plan: { would: ["Mobile: number +12065550187"], cost_usd: 0, verdict: "goes_ahead" },
    });
    expect(session.acts()).toHaveLength(before);
  });

  it("refuses a number that is none before it asks the carrier", async () => {
    const before = session.acts().length;
    expect(
      await session.fail("create_route", { route_type: "number", value: "555-0123", alias: "Short" }),
    ).toMatch(/^Nothing was done\. value: /);
    expect(session.acts()).toHaveLength(before);
  });
});
