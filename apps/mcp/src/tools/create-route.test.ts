import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

  it("refuses an alias that is taken, so that a repetition makes no second route", async () => {
    const twice = { route_type: "host", value: "pbx.example.com", alias: "Twice" };
    await session.use("create_route", twice);
    expect(await session.fail("create_route", twice)).toContain("alias");
  });

  it("refuses a number that is none before it asks the carrier", async () => {
    const before = session.acts().length;
    expect(
      await session.fail("create_route", { route_type: "number", value: "555-0123", alias: "Short" }),
    ).toMatch(/^Nothing was done\. value: /);
    expect(session.acts()).toHaveLength(before);
  });
});
