import { createFlowroute } from "flowroute-client";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Heard } from "../guard/recipients/hear.ts";
import { findSent, fingerprint } from "./sent-message.ts";

const NOON = Date.parse("2026-11-18T12:00:00Z");
const [FROM, TO] = ["+12065550140", "+12065550141"] as const;
const MINUTE = 60_000;

let sandbox: Sandbox;
let clock: { now: number };
let requests: number;
let flowroute: ReturnType<typeof createFlowroute>;
beforeEach(async () => {
  clock = { now: NOON };
  requests = 0;
  sandbox = await createSandbox({
    inventory: 2000,
    timeScale: 0,
    balance: 1000,
    messageRates: { sms: 1e6, mms: 1e6 },
    clock: () => clock.now,
    onRequest: ({ operationId }) => {
      if (operationId === "listMessages") requests += 1;
    },
  });
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  flowroute = createFlowroute({
    baseUrl,
    accessKey,
    secretKey,
    rateLimiter: { acquire: async () => {} },
  });
  for (const number of [FROM, TO]) await flowroute.numbers.purchase(number, { messaging_enabled: true });
});
afterEach(() => sandbox.close());

const send = async (body: string, at: number) => {
  clock.now = at;
  return (await flowroute.messages.send({ from: FROM, to: TO, body })).id;
};
const target = (body: string, is_mms = false) => ({ from: FROM, to: TO, is_mms, ...fingerprint(body) });
const heard: Heard[] = [];
const find = async (body: string, at: number, after = MINUTE) => {
  clock.now = at + after;
  const hear = async (messages: readonly Heard[]) => void heard.push(...messages);
  const found = await findSent(target(body), { at }, { flowroute, hear, now: () => clock.now });
  return found.map(({ carrierId }) => carrierId);
};

describe("the record of a message", () => {
  it("is known by numbers, kind and text, and told with its price; one that came in is none", async () => {
    const id = await send("Only once.", NOON);
    await send("Only once!", NOON);
    clock.now = NOON + 1000;
    const hear = async () => {};
    expect(
      await findSent(target("Only once."), { at: NOON }, { flowroute, hear, now: () => clock.now }),
    ).toEqual([{ result: { id }, carrierId: id, costNanodollars: 4_000_000 }]);
    const other = { ...target("Only once."), to: "+12065550142" };
    expect(await findSent(other, { at: NOON }, { flowroute, hear, now: () => clock.now })).toEqual([]);
    expect(
      await findSent(target("Only once.", true), { at: NOON }, { flowroute, hear, now: () => clock.now }),
    ).toEqual([]);
  });

  it("is found among thousands that came after it", async () => {
    const id = await send("The first.", NOON);
    for (let index = 0; index < 2100; index += 1) await send(`News ${index}`, NOON + 21_000 + index * 100);
    expect(await find("The first.", NOON, 10 * MINUTE)).toEqual([id]);
    expect(requests).toBe(1);
  });

  it("is looked for further away only when there was time for it to be there", async () => {
    const id = await send("Late.", NOON + 5 * MINUTE);
    expect(await find("Late.", NOON, 20_000)).toEqual([]);
    expect(requests).toBe(1);
    expect(await find("Late.", NOON, 6 * MINUTE)).toEqual([id]);
  });

  it("of equal ones comes oldest first, and whoever wrote meanwhile is heard", async () => {
    const ids = [await send("Twice.", NOON), await send("Twice.", NOON + 1000)];
    expect(await find("Twice.", NOON)).toEqual(ids);
    expect(heard.map(({ from, body }) => ({ from, body }))).toContainEqual({ from: FROM, body: "Twice." });
  });

  it("that somebody else sent shortly before is none", async () => {
    await send("Equal.", NOON - 6_000);
    expect(await find("Equal.", NOON)).toEqual([]);
  });

  it("of another day is none", async () => {
    await send("Daily.", NOON - 24 * 60 * MINUTE);
    expect(await find("Daily.", NOON)).toEqual([]);
  });
});

it("a fingerprint tells texts apart and nothing of them", () => {
  const { body_sha256, body_length } = fingerprint("Your code is 1234.");
  expect([body_sha256, body_length]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), 18]);
  expect(fingerprint("Your code is 1235.").body_sha256).not.toBe(body_sha256);
});
