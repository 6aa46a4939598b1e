import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

const NUMBERS = ["+12065550140", "+12065550141", "+12065550142"];

let session: Session;
let routeId: string;
beforeEach(async () => {
  session = await openSession();
  await session.use("purchase_number", { numbers: NUMBERS });
  routeId = String(
    (await session.use("create_route", { route_type: "host", value: "pbx.example.com", alias: "PBX" }))["id"],
  );
  session.requests.length = 0;
});
afterEach(() => session.close());

describe("update_primary_route", () => {
  it("reroutes numbers, tells their previous route, and so can put them back", async () => {
    const input = { numbers: NUMBERS, route_id: routeId };
    expect(await session.use("update_primary_route", input)).toEqual({
      route_id: routeId,
      outcomes: [{ outcome: "changed", previous_route_id: "0", numbers: NUMBERS }],
    });
    expect(await session.use("get_number", { number: NUMBERS[0] })).toMatchObject({
      primary_route: { id: routeId, alias: "PBX" },
    });
    expect(await session.use("update_primary_route", { numbers: NUMBERS, route_id: "0" })).toEqual({
      route_id: "0",
      outcomes: [{ outcome: "changed", previous_route_id: routeId, numbers: NUMBERS }],
    });
  });

  it("touches nothing that is already there", async () => {
    expect(await session.use("update_primary_route", { numbers: NUMBERS, route_id: "0" })).toEqual({
      route_id: "0",
      outcomes: [{ outcome: "already_set", previous_route_id: "0", numbers: NUMBERS }],
    });
    expect(session.acts()).toEqual([]);
  });

  it("tells each number's present route in a dry run, and changes none", async () => {
    const input = { numbers: NUMBERS, route_id: routeId, dry_run: "true" };
    expect(await session.use("update_primary_route", input)).toEqual({
      route_id: routeId,
      outcomes: [{ outcome: "would_change", previous_route_id: "0", numbers: NUMBERS }],
      plan: {
        would: NUMBERS.map((number) => `${number}: from route 0 to route ${routeId} (PBX)`),
        cost_usd: 0,
        verdict: "goes_ahead",
      },
    });
    expect(session.acts()).toEqual([]);
  });

  it("has an outcome for each number", async () => {
    const numbers = [...NUMBERS.slice(0, 1), "+12065550199"];
    expect(await session.use("update_primary_route", { numbers, route_id: routeId })).toEqual({
      route_id: routeId,
      outcomes: [
        { outcome: "changed", previous_route_id: "0", numbers: NUMBERS.slice(0, 1) },
        {
          outcome: "failed",
          numbers: ["+12065550199"],
          note: expect.stringContaining("Not a number of this account"),
        },
      ],
    });
  });

  it("refuses a route that does not exist before it touches a number", async () => {
    expect(await session.fail("update_primary_route", { numbers: NUMBERS, route_id: "987654" })).toMatch(
      /no route with this id.*list_routes/,
    );
    expect(session.acts()).toEqual([]);
  });

  it("tells how far it is", async () => {
    const progress: string[] = [];
    await session.use(
      "update_primary_route",
      { numbers: NUMBERS, route_id: routeId },
      { onProgress: (done, total) => progress.push(`${done}/${total}`) },
    );
    expect(progress).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("takes 50 numbers, and no more", async () => {
    const many = Array.from({ length: 51 }, (_, index) => `+1206555${String(105 + index).padStart(4, "0")}`);
    expect(await session.fail("update_primary_route", { numbers: many, route_id: routeId })).toContain(
      "numbers:",
    );
    expect(
      await session.use("update_primary_route", { numbers: many.slice(1), route_id: routeId }),
    ).toMatchObject({
      outcomes: expect.arrayContaining([expect.objectContaining({ outcome: "changed", numbers: NUMBERS })]),
    });
  });

  it("shows a person each change before it is made, when that is the policy", async () => {
    await session.close();
    session = await openSession({ policy: { change: "confirm" } });
    await session.use("purchase_number", { numbers: NUMBERS });
    const { message } = await session.ask("update_failover_route", {
      numbers: NUMBERS.slice(0, 1),
      route_id: "0",
    });
    expect(message).toBe(
      `Set the failover route of 1 number(s) to route 0 (sip-reg)?\n${NUMBERS[0]}: from route (none) to route 0 (sip-reg)`,
    );
  });
});
