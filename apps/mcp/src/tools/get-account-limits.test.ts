import { afterAll, beforeAll, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession({ policy: { send: "confirm" } });
});
afterAll(() => session.close());

it("get_account_limits tells the policy, what was done, and whether a person can be asked", async () => {
  await session.use("purchase_number", { numbers: ["+12065550140"] });
  expect(await session.use("get_account_limits", {}, { caller: { canAsk: true } })).toEqual({
    account: "sandbox",
    base_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    can_ask_person: true,
    spend: { policy: "allow", done: 1, unknown: 0, spent_usd: 2.25 },
    send: { policy: "confirm", done: 0, unknown: 0 },
    change: { policy: "allow", done: 0, unknown: 0 },
    carrier_limits: { sms_per_second: 5, mms_per_second: 1 },
  });
});
