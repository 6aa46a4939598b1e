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
    const { numbers, count } = await session.use("list_numbers", { starts_with: "206555014" });
    expect(count).toBe(2);
    expect(numbers).toEqual([
      { number: NUMBERS[0], place: "seattle, WA", messaging_enabled: true },
      { number: NUMBERS[1], place: "seattle, WA", messaging_enabled: true },
    ]);
  });

  it("filters by the end, the middle and the alias", async () => {
    expect(await session.use("list_numbers", { ends_with: "142" })).toMatchObject({ count: 1 });
    expect(await session.use("list_numbers", { contains: "415555" })).toMatchObject({ count: 1 });
    expect(await session.use("list_numbers", { alias: "no such alias" })).toEqual({ count: 0, numbers: [] });
  });

  it("says where to go on", async () => {
    expect(await session.use("list_numbers", { limit: 1 })).toMatchObject({ count: 1, next_offset: 1 });
  });
});
