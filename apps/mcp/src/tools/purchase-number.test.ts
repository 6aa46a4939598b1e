import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callerNamed } from "../../test/guard-kit.ts";
import { openSession, type Session } from "../../test/session.ts";

const [FIRST, SECOND, THIRD] = ["+12065550140", "+12065550141", "+12065550142"] as const;

let session: Session;
beforeEach(async () => {
  session = await openSession();
});
afterEach(() => session.close());

const buy = (input: Record<string, unknown>) => session.use("purchase_number", input);

describe("purchase_number", () => {
  it("buys one number, and tells what it cost", async () => {
    expect(await buy({ numbers: ["(206) 555-0140"] })).toEqual({
      spent_usd: 2.25,
      numbers: [{ number: FIRST, outcome: "bought", cost_usd: 2.25, monthly_usd: 1.25 }],
    });
    expect(await session.use("get_number", { number: FIRST })).toMatchObject({
      number: FIRST,
      messaging_enabled: false,
    });
  });

  it("buys several, each once, enabled for messages when asked to", async () => {
    const answer = await buy({ numbers: [FIRST, SECOND, "2065550140"], messaging_enabled: "true" });
    expect(answer).toMatchObject({
      spent_usd: 4.5,
      numbers: [
        { number: FIRST, outcome: "bought", messaging: "enabled" },
        { number: SECOND, outcome: "bought", messaging: "enabled" },
      ],
    });
    expect(session.acts()).toHaveLength(2);
  });

  it("looks up every price before it buys anything", async () => {
    await buy({ numbers: [FIRST, SECOND] });
    expect(session.requests.map(({ method }) => method)).toEqual(["GET", "GET", "POST", "POST"]);
  });

  it("tells what is not for sale, and buys the rest", async () => {
    const answer = await buy({ numbers: [FIRST, "+12065550199"] });
    expect(answer).toMatchObject({
      spent_usd: 2.25,
      numbers: [{ outcome: "bought" }, { number: "+12065550199", outcome: "not_for_sale" }],
    });
    expect(session.acts()).toHaveLength(1);
  });

  it("does not buy what was bought already", async () => {
    await buy({ numbers: [FIRST] });
    expect(await buy({ numbers: [FIRST] })).toMatchObject({
      spent_usd: 0,
      numbers: [{ outcome: "already_bought", note: expect.stringContaining("on the account") }],
    });
    expect(session.acts()).toHaveLength(1);
  });

  it("tells price, budget and what would follow in a dry run, and buys nothing", async () => {
    await session.close();
    const limit = { perDay: 3, perMonth: undefined };
    const dollars = { perDay: 25_000_000_000, perMonth: undefined };
    session = await openSession({
      policy: { spend: "confirm" },
      rules: {
        budgets: {
          spend: { count: limit, nanodollars: dollars },
          send: { count: limit, nanodollars: dollars },
        },
      },
    });
    expect(await buy({ numbers: [FIRST, "+12065550199"], dry_run: true })).toEqual({
      spent_usd: 0,
      numbers: [
        { number: FIRST, outcome: "would_buy", cost_usd: 2.25 },
        { number: "+12065550199", outcome: "not_for_sale", note: expect.any(String) },
      ],
      plan: {
        would: [`${FIRST} (seattle, WA) for $2.25 now`],
        cost_usd: 2.25,
        verdict: "asks_a_person",
        budget_left_today: 3,
        budget_usd_left_today: 25,
      },
    });
    expect(session.acts()).toEqual([]);
  });

  it("takes no more than ten, and no argument that it does not know", async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `+120655501${40 + index}`);
    expect(await session.fail("purchase_number", { numbers: eleven })).toContain("numbers:");
    expect(await session.fail("purchase_number", { numbers: [FIRST], confirmed: true })).toContain(
      "confirmed",
    );
    expect(session.requests).toEqual([]);
  });

  it("goes on to the next when the carrier refuses one for lack of funds", async () => {
    await session.close();
    session = await openSession({ balance: 3 });
    const { numbers } = await buy({ numbers: [FIRST, SECOND, THIRD] });
    expect(numbers).toMatchObject([
      { outcome: "bought" },
      {
        outcome: "failed",
        note: expect.stringMatching(/^Nothing was done\. Flowroute does not allow this.*Manage portal/),
      },
      { outcome: "failed" },
    ]);
  });
});

describe("purchase_number, when a person has to confirm", () => {
  beforeEach(async () => {
    await session.close();
    session = await openSession({ policy: { spend: "confirm" } });
  });

  it("shows numbers, places and the whole price, and buys after a yes", async () => {
    const { message, answered } = await session.ask("purchase_number", { numbers: [FIRST, SECOND] });
    expect(message).toBe(
      `Buy these 2 numbers on Flowroute, $4.50 in all (setup and first month)?\n- ${FIRST} (seattle, WA) for $2.25 now\n- ${SECOND} (seattle, WA) for $2.25 now`,
    );
    expect(session.acts()).toEqual([]);
    const answer = await session.use("purchase_number", { numbers: [FIRST, SECOND] }, answered(true));
    expect(answer).toMatchObject({ spent_usd: 4.5 });
  });

  it("does nothing after a no, and says so", async () => {
    const { answered } = await session.ask("purchase_number", { numbers: [FIRST] });
    expect(await session.fail("purchase_number", { numbers: [FIRST] }, answered(false))).toMatch(
      /^Nothing was done: the question was declined/,
    );
    expect(session.acts()).toEqual([]);
  });

  it("does not take a yes to one number for another", async () => {
    const { answered } = await session.ask("purchase_number", { numbers: [FIRST] });
    const answer = await session.answer("purchase_number", { numbers: [SECOND] }, answered(true));
    expect(answer.kind).toBe("asks");
    expect(session.acts()).toEqual([]);
  });
});

describe("purchase_number, when two ask for one number at the same time", () => {
  it("buys it once, and tells the other that it is bought", async () => {
    const answers = await Promise.all([buy({ numbers: [FIRST] }), buy({ numbers: [FIRST] })]);
    expect(answers.map(({ spent_usd }) => spent_usd).sort()).toEqual([0, 2.25]);
    expect(JSON.stringify(answers)).toMatch(/"already_bought".*(not bought again)/);
    expect(session.acts()).toHaveLength(1);
  });

  it("says so where the other is another caller", async () => {
    const answers = await Promise.all(
      ["desk", "shop"].map((name) =>
        session.use("purchase_number", { numbers: [FIRST] }, { caller: callerNamed(name) }),
      ),
    );
    expect(answers.map(({ spent_usd }) => spent_usd).sort()).toEqual([0, 2.25]);
    // Whoever looks later finds it on the account.
    expect(JSON.stringify(answers)).toMatch(
      /"already_bought","note":"(Another caller of this account bought it|It is on the account)\. It was not bought again/,
    );
    expect(session.acts()).toHaveLength(1);
  });
});
