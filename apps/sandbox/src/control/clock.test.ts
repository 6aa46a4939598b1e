import { expect, test } from "vitest";
import { attributesOf, FROM, MESSAGES, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { postTo } from "../testing/webhooks.ts";

const START = Date.UTC(2026, 10, 2, 16, 44, 34, 0);
const iso = (ms: number) => new Date(START + ms).toISOString();

test("time goes on from where it stands, without a jump, and never back", async () => {
  const { clock, advance } = stoppedClock(START);
  const { control } = await startSandbox({ clock, inventory: 0 });
  const now = () => Date.parse(control.getClock().now) - START;
  expect(control.getClock()).toEqual({ now: iso(0), frozen: false });
  advance(1000);
  expect(now()).toBe(1000);
  expect(control.setClock({ frozen: true })).toEqual({ now: iso(1000), frozen: true });
  advance(5000);
  expect(now()).toBe(1000);
  expect(control.setClock({ frozen: true, advance_ms: 500 })).toEqual({ now: iso(1500), frozen: true });
  advance(5000);
  expect(control.setClock({ frozen: false })).toEqual({ now: iso(1500), frozen: false });
  advance(10);
  expect(now()).toBe(1510);
  expect(control.setClock({ advance_ms: 86_400_000 })).toEqual({ now: iso(86_401_510), frozen: false });
  advance(10);
  expect(now()).toBe(86_401_520);
  expect(control.setClock({})).toEqual({ now: iso(86_401_520), frozen: false });
  expect(control.setClock({ frozen: false, advance_ms: 1 }).now).toBe(iso(86_401_521));
});

test("what becomes due happens at once: receipts, messages and webhooks", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ timeScale: 1, inventory: 1 });
  sandbox.control.setClock({ frozen: true });
  await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  const id = await sent(sandbox, { ...message, to: "12065550101" });
  expect((await sandbox.get(`${MESSAGES}/${id}`)).status).toBe(404);
  sandbox.control.setClock({ advance_ms: 5000 });
  expect(await attributesOf(sandbox, id)).toMatchObject({ status: "delivered" });
  const list = (await sandbox.get(`${MESSAGES}?start_date=2000-01-01`)).at("data");
  expect(list).toHaveLength(2);
  await receiver.arrived(4);
});

test("at a standstill nothing ages, but the second of a rate ends with the machine's", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1, inventory: 1, messageRates: { sms: 1, mms: 1 } });
  const { now } = sandbox.control.setClock({ frozen: true });
  await sent(sandbox, message);
  expect((await sandbox.post(MESSAGES, message)).status).toBe(429);
  sandbox.control.setClock({ advance_ms: 1000 });
  expect((await sandbox.post(MESSAGES, message)).status).toBe(429);
  advance(1000);
  await sent(sandbox, message);
  expect(sandbox.control.listAllMessages().map(({ at }) => Date.parse(at))).toEqual(
    [1000, 0].map((ms) => Math.floor((Date.parse(now) + ms) / 10) * 10),
  );
});

test("fractions of a millisecond, of an advance or of the machine's clock, are no trouble", async () => {
  const sandbox = await startSandbox({ clock: () => START + 0.7, timeScale: 1, inventory: 1 });
  for (let n = 0; n < 3; n += 1) sandbox.control.setClock({ frozen: true, advance_ms: 0.5 });
  // They add up.
  expect(sandbox.control.getClock().now).toBe(iso(2));
  const id = await sent(sandbox, message);
  sandbox.control.receiveMessage({ from: message.to, to: FROM, body: "Hello" });
  await sandbox.post("/v2/numbers/12065550142");
  sandbox.control.takeSnapshot({ name: "odd" });
  sandbox.control.setClock({ advance_ms: 60_000.25 });
  expect(await attributesOf(sandbox, id)).toMatchObject({ status: "delivered" });
  expect(sandbox.logged).toEqual([]);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 100 * 365 * 86_400_000 + 1])(
  "an advance of %d changes nothing",
  async (advance_ms) => {
    const { clock } = stoppedClock(START);
    const { control } = await startSandbox({ clock, inventory: 0 });
    expect(() => control.setClock({ frozen: true, advance_ms })).toThrow(
      expect.objectContaining({ name: "ControlError", status: 422 }),
    );
    expect(control.getClock()).toEqual({ now: iso(0), frozen: false });
  },
);

test("time ends before years have five digits, and everything works until then", async () => {
  const sandbox = await startSandbox({ clock: stoppedClock(START).clock, timeScale: 1, inventory: 1 });
  const century = 100 * 365 * 86_400_000;
  let advanced = 0;
  expect(() => {
    for (; advanced < 100; advanced += 1) sandbox.control.setClock({ advance_ms: century });
  }).toThrow(expect.objectContaining({ name: "ControlError", status: 422 }));
  expect(advanced).toBe(79);
  const id = await sent(sandbox, message);
  sandbox.control.setClock({ advance_ms: 86_400_000 });
  expect(await attributesOf(sandbox, id)).toMatchObject({ status: "delivered" });
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toHaveLength(1);
});

test("a reset goes back to the machine's time", async () => {
  const { clock } = stoppedClock(START);
  const { control } = await startSandbox({ clock, inventory: 0 });
  control.setClock({ frozen: true, advance_ms: 5000 });
  expect(control.reset().clock).toEqual({ now: iso(0), frozen: false });
});
