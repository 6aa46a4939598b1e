import { expect, test } from "vitest";
import type { SandboxOptions } from "../sandbox-options.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";

const PATH = "/v2.1/messages";
const SMS = { to: "12065550190", from: "12065550100", body: "Your table is ready." };
const MMS = { to: SMS.to, from: SMS.from, body: "Your table.", is_mms: true };

async function start(options: SandboxOptions = {}) {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ ...options, clock });
  const send = async (json: unknown) => (await sandbox.post(PATH, json)).status;
  return { sandbox, send, advance };
}

const times = async (count: number, send: () => Promise<number>) => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push(await send());
  return statuses;
};

test("takes five SMS in a calendar second and refuses the others", async () => {
  const { sandbox, send, advance } = await start();
  expect(await times(7, () => send(SMS))).toEqual([202, 202, 202, 202, 202, 429, 429]);
  const refused = await sandbox.post(PATH, SMS);
  expect(refused.body).toEqual({
    errors: [
      {
        detail: "Too many requests. Nothing was done.",
        id: expect.any(String),
        status: 429,
        title: "Too Many Requests",
      },
    ],
  });
  advance(1000);
  expect((await sandbox.get(`${PATH}?start_date=2026-01-01`)).at("data")).toHaveLength(5);
  expect(await times(6, () => send(SMS))).toEqual([202, 202, 202, 202, 202, 429]);
});

test("counts in calendar seconds, not from the first attempt", async () => {
  const { send, advance } = await start();
  advance(990);
  expect(await times(5, () => send(SMS))).toEqual([202, 202, 202, 202, 202]);
  advance(10);
  expect(await times(5, () => send(SMS))).toEqual([202, 202, 202, 202, 202]);
});

test("takes one MMS in a calendar second, beside the SMS", async () => {
  const { send, advance } = await start();
  expect(await times(3, () => send(MMS))).toEqual([202, 429, 429]);
  expect(await times(6, () => send({ data: { type: "message", attributes: SMS } }))).toEqual([
    202, 202, 202, 202, 202, 429,
  ]);
  advance(1000);
  const asMms = { data: { type: "message", attributes: { ...SMS, is_mms: "true" } } };
  expect(await times(2, () => send(asMms))).toEqual([202, 429]);
  expect(await send(SMS)).toBe(202);
});

test("takes as many as it was told to", async () => {
  const { send, advance } = await start({ messageRates: { sms: 7, mms: 0 } });
  expect(await times(8, () => send(SMS))).toEqual([202, 202, 202, 202, 202, 202, 202, 429]);
  expect(await send(MMS)).toBe(429);
  advance(1000);
  expect(await send(SMS)).toBe(202);
});

test("counts attempts that are refused for another reason, and none without the right keys", async () => {
  const { sandbox, send } = await start();
  expect(await send({ ...SMS, from: "12065550142" })).toBe(403);
  expect(await send({})).toBe(422);
  expect((await sandbox.request("POST", PATH, { raw: "{" })).status).toBe(400);
  const form = { raw: "to=12065550190", headers: { "content-type": "application/x-www-form-urlencoded" } };
  expect((await sandbox.request("POST", PATH, form)).status).toBe(415);
  for (let n = 0; n < 5; n += 1) {
    expect((await sandbox.request("POST", PATH, { json: SMS, authorization: null })).status).toBe(401);
  }
  expect(await times(2, () => send(SMS))).toEqual([202, 429]);
});

test("limits nothing but sending", async () => {
  const { sandbox, send } = await start();
  await times(6, () => send(SMS));
  const reads = await Promise.all(
    Array.from({ length: 30 }, () => sandbox.get(`${PATH}?start_date=2026-01-01`)),
  );
  expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]));
});
