import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.use("create_route", { route_type: "number", value: "(206) 555-0123", alias: "Front desk" });
  await session.use("create_route", { route_type: "host", value: "pbx.example.com:5060", alias: "PBX" });
});
afterAll(() => session.close());

describe("list_routes", () => {
  it("lists the built-in route first, and numbers in E.164", async () => {
    expect(await session.use("list_routes", {})).toEqual({
      routes: [
        { id: "0", route_type: "sip-reg", alias: "sip-reg" },
        { id: expect.any(String), route_type: "number", value: "+12065550123", alias: "Front desk" },
        { id: expect.any(String), route_type: "host", value: "pbx.example.com:5060", alias: "PBX" },
      ],
    });
  });

  it("filters by type and pages", async () => {
    expect(await session.use("list_routes", { route_type: "host" })).toMatchObject({
      routes: [{ alias: "PBX" }],
    });
    expect(await session.use("list_routes", { limit: 1, offset: 1 })).toMatchObject({
      routes: [{ alias: "Front desk" }],
      next_offset: 2,
    });
  });
});
