import { afterAll, beforeAll, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

const NUMBER = "+12065550140";

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.use("purchase_number", { numbers: [NUMBER] });
});
afterAll(() => session.close());

it("update_failover_route sets the failover route and leaves the primary one alone", async () => {
  expect(await session.use("update_failover_route", { numbers: [NUMBER], route_id: "0" })).toEqual({
    route_id: "0",
    outcomes: [{ outcome: "changed", numbers: [NUMBER] }],
  });
  expect(await session.use("get_number", { number: NUMBER })).toMatchObject({
    primary_route: { id: "0" },
    failover_route: { id: "0" },
  });
  expect(
    session
      .acts()
      .map(({ path }) => path)
      .at(-1),
  ).toMatch(/relationships\/failover_route$/);
});
