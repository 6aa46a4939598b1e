import { afterEach, describe, expect, it } from "vitest";
import { createKit, type Kit, NOON, refusalOf, statesOf } from "../../../test/guard-kit.ts";
import type { Rules } from "../context.ts";

const [SEATTLE, NEW_YORK, ABROAD] = ["+12065550187", "+12125550187", "+447700900123"] as const;

let kit: Kit;
afterEach(async () => {
  await kit.guard.close();
  await kit.ledger.remove();
});

function sendTo(rules: Partial<Rules> = {}) {
  kit = createKit({ rules });
  let count = 0;
  return (to: string) => {
    count += 1;
    return kit.perform([`text ${count}`], { tool: "send", to });
  };
}

describe("destinations", () => {
  it("are the US and Canada unless the operator says otherwise, and the refusal tells no number", async () => {
    const send = sendTo();
    expect(statesOf(await send(SEATTLE))).toEqual(["succeeded"]);
    const refused = refusalOf(await send(ABROAD));
    expect(refused).toMatch(/^Nothing was sent\. .*--destinations/);
    expect(refused).not.toContain("7700900123");
    expect(kit.maker.calls).toHaveLength(1);
  });

  it("can be allowed and denied by prefix and number", async () => {
    const send = sendTo({ destinations: { allow: ["US", "+44"], deny: [SEATTLE] } });
    expect(statesOf(await send(ABROAD))).toEqual(["succeeded"]);
    expect(statesOf(await send(NEW_YORK))).toEqual(["succeeded"]);
    expect(refusalOf(await send(SEATTLE))).toContain("Nothing was sent");
  });
});

describe("who said STOP", () => {
  const said = (body: string, at: number, from: string = SEATTLE) =>
    kit.guard.hear([{ id: `mdr2-${at}`, from, at, body }]);

  it("is not messaged until START, in the order of their messages and not of reading them", async () => {
    const send = sendTo();
    await said("Stop.", NOON - 2000);
    expect(refusalOf(await send(SEATTLE))).toMatch(/^Nothing was sent\. .*\(STOP\) on 2026-11-18.*START/);
    expect(statesOf(await send(NEW_YORK))).toEqual(["succeeded"]);
    await said("START", NOON - 1000);
    expect(statesOf(await send(SEATTLE))).toEqual(["succeeded"]);
    // A list that is read again tells the old STOP once more.
    await said("Stop.", NOON - 2000);
    expect(statesOf(await send(SEATTLE))).toEqual(["succeeded"]);
    await said("unsubscribe", NOON);
    expect(refusalOf(await send(SEATTLE))).toContain("STOP");
  });

  it("is nobody who only writes the word in a sentence", async () => {
    const send = sendTo();
    await said("Please stop by at five", NOON);
    expect(statesOf(await send(SEATTLE))).toEqual(["succeeded"]);
  });

  it("reserves no budget and asks nobody", async () => {
    kit = createKit({ policy: { send: "confirm" } });
    await said("STOP", NOON);
    expect(refusalOf(await kit.perform(["x"], { tool: "send", to: SEATTLE }))).toContain("STOP");
    expect(await kit.guard.standing("local")).toMatchObject({
      waiting: 0,
      effects: { send: { today: { units: 0 } } },
    });
  });
});

describe("quiet hours", () => {
  it("are those of the recipient's area code, and say when it is over", async () => {
    const send = sendTo({ quietHours: { from: 21 * 60, to: 8 * 60 } });
    // 12:30 UTC is 7:30 in New York and 4:30 in Seattle.
    kit.clock.now = Date.parse("2026-11-18T12:30:00Z");
    expect(refusalOf(await send(NEW_YORK))).toMatch(
      /^Nothing was sent\. .*quiet hours.*07:30.*America\/New_York.*after 2026-11-18 13:00 UTC/,
    );
    kit.clock.now = Date.parse("2026-11-18T13:00:00Z");
    expect(statesOf(await send(NEW_YORK))).toEqual(["succeeded"]);
    expect(refusalOf(await send(SEATTLE))).toContain("after 2026-11-18 16:00 UTC");
  });
});
