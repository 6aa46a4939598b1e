import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

const NUMBERS = ["+12065550140", "+12065550141", "+14155550142"];

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.use("purchase_number", { numbers: NUMBERS, messaging_enabled: true });
});
afterAll(() => session.close());

describe("list_numbers", () => {
  it("lists what the account owns", async () => {
    expect(await session.use("list_numbers", { starts_with: "206555014" })).toEqual({
      count: 2,
      groups: [{ messaging_enabled: true, rate_centers: { "seattle, WA": NUMBERS.slice(0, 2) } }],
    });
  });

  it("groups by messaging and rate center, and tells the aliases of those that have one", async () => {
    session.sandbox.control.seed({
      numbers: [{ number: "12065550143", messaging_enabled: false, alias: "Front desk" }],
    });
    expect(await session.use("list_numbers", { contains: "555014" })).toEqual({
      count: 4,
      groups: [
        {
          messaging_enabled: true,
          rate_centers: { "seattle, WA": NUMBERS.slice(0, 2), "sanfrancsc, CA": NUMBERS.slice(2) },
        },
        { messaging_enabled: false, rate_centers: { "seattle, WA": ["+12065550143"] } },
      ],
      aliases: { "+12065550143": "Front desk" },
    });
    expect(await session.use("list_numbers", { alias: "Front desk" })).toMatchObject({ count: 1 });
  });

  it("filters by the end, the middle and the alias", async () => {
    expect(await session.use("list_numbers", { ends_with: "142" })).toMatchObject({ count: 1 });
    expect(await session.use("list_numbers", { contains: "415555" })).toMatchObject({ count: 1 });
    expect(await session.use("list_numbers", { alias: "no such alias" })).toEqual({ count: 0, groups: [] });
  });

  it("says where to go on", async () => {
    expect(await session.use("list_numbers", { limit: 1 })).toMatchObject({ count: 1, next_offset: 1 });
  });
});
