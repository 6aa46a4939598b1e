import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

const NUMBER = "+12065550140";

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.use("purchase_number", { numbers: [NUMBER] });
});
afterAll(() => session.close());

describe("get_number", () => {
  it("tells where the calls of a number go", async () => {
    expect(await session.use("get_number", { number: "206.555.0140" })).toEqual({
      number: NUMBER,
      place: "seattle, WA",
      number_type: "longcode",
      messaging_enabled: false,
      cnam_lookups_enabled: expect.any(Boolean),
      monthly_usd: 1.25,
      primary_route: { id: "0", route_type: "sip-reg", alias: "sip-reg" },
    });
  });

  it("says that a number is not the account's", async () => {
    expect(await session.fail("get_number", { number: "+12065550199" })).toMatch(
      /not a number of this account\. list_numbers/,
    );
  });
});
