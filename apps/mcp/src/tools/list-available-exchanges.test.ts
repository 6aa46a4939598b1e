import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

describe("list_available_exchanges", () => {
  it("lists the exchanges of an area code, six digits each", async () => {
    const { exchanges } = await session.use("list_available_exchanges", { areacode: 206, limit: 50 });
    expect(exchanges).toContain("206555");
    expect(exchanges).toEqual(expect.not.arrayContaining([expect.not.stringMatching(/^206[2-9]\d\d$/)]));
  });

  it("refuses what is no area code", async () => {
    expect(await session.fail("list_available_exchanges", { areacode: "12" })).toContain(
      "areacode: Give an area code",
    );
  });
});
