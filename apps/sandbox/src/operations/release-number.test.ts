import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { FROM, HANDSET, MESSAGES, message, sent } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";

const NUMBER = "12065550142";
const AVAILABLE = "/v2/numbers/available";

const valuesAt = async (sandbox: Started, path: string) => {
  const found = (await sandbox.get(path)).at("data");
  return Array.isArray(found) ? found.map(({ id }: { id: string }) => id) : [];
};
const owned = (sandbox: Started) => valuesAt(sandbox, "/v2/numbers?limit=200");
const forSale = (sandbox: Started, digits = NUMBER) =>
  valuesAt(sandbox, `${AVAILABLE}?starts_with=${digits}&limit=200`);
const release = async (sandbox: Started, number: string) =>
  (await sandbox.request("DELETE", `/v2/numbers/${number}`)).status;

test("a number that is released is gone from the account and for sale again, at its price", async () => {
  const sandbox = await startSandbox();
  const [offer] = sandbox.control.searchInventory({ starts_with: NUMBER });
  await sandbox.post(`/v2/numbers/${NUMBER}`, { messaging_enabled: true });
  expect(await forSale(sandbox)).toEqual([]);
  const released = await sandbox.request("DELETE", `/v2/numbers/${NUMBER}`);
  expect([released.status, released.body]).toEqual([204, undefined]);
  expect(await owned(sandbox)).toEqual(["12065550100", "12065550101"]);
  expect((await sandbox.get(`/v2/numbers/${NUMBER}`)).status).toBe(404);
  expect(await forSale(sandbox)).toEqual([NUMBER]);
  expect(sandbox.control.searchInventory({ starts_with: NUMBER })).toEqual([offer]);
  // What it cost is not given back.
  const price = (offer?.setup_cost ?? 0) + (offer?.monthly_cost ?? 0);
  expect(sandbox.control.listAccounts()[0]?.balance_usd).toBeCloseTo(100 - price, 9);
  expect((await sandbox.post(`/v2/numbers/${NUMBER}`)).status).toBe(201);
  expect((await sandbox.get(`/v2/numbers/${NUMBER}`)).at("data", "attributes", "messaging_enabled")).toBe(
    false,
  );
});

test("its exchange and its area code count again", async () => {
  const sandbox = await startSandbox({ balance: 10_000 });
  const exchanges = () => valuesAt(sandbox, `${AVAILABLE}/exchanges?areacode=206&limit=200`);
  const before = await exchanges();
  expect(before).toContain("206555");
  const all = await forSale(sandbox, "1206555");
  for (const number of all) await sandbox.post(`/v2/numbers/${number}`);
  const unsold = await forSale(sandbox, "1206555");
  // Two of them can never be bought.
  expect(unsold).toEqual(["12065550170", "12065550171"]);
  const last = all[0] ?? "";
  expect(await release(sandbox, last)).toBe(204);
  expect(await forSale(sandbox, "1206555")).toEqual([last, ...unsold]);
  expect(await exchanges()).toEqual(before);
});

test("an exchange of one number comes and goes with it", async () => {
  const sandbox = await startSandbox();
  const all = sandbox.control.searchInventory({ limit: 200 });
  const exchangeOf = (number: string) => number.slice(1, 7);
  const alone = all.find(
    ({ number }) => sandbox.control.searchInventory({ starts_with: number.slice(0, 7) }).length === 1,
  );
  const number = alone?.number ?? "";
  const path = `${AVAILABLE}/exchanges?areacode=${number.slice(1, 4)}&limit=200`;
  expect(await valuesAt(sandbox, path)).toContain(exchangeOf(number));
  expect((await sandbox.post(`/v2/numbers/${number}`)).status).toBe(201);
  expect(await valuesAt(sandbox, path)).not.toContain(exchangeOf(number));
  expect(await release(sandbox, number)).toBe(204);
  expect(await valuesAt(sandbox, path)).toContain(exchangeOf(number));
});

test("its messages stay, nothing can be sent from it, and nothing arrives at it", async () => {
  const sandbox = await startSandbox();
  const id = await sent(sandbox, message);
  sandbox.control.receiveMessage({ from: HANDSET, to: FROM, body: "Hello" });
  expect(await release(sandbox, FROM)).toBe(204);
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toHaveLength(2);
  expect((await sandbox.get(`${MESSAGES}/${id}`)).status).toBe(200);
  expect((await sandbox.post(MESSAGES, message)).status).toBe(403);
  await sent(sandbox, { ...message, from: "12065550101", to: FROM });
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toHaveLength(3);
  expect(() => sandbox.control.receiveMessage({ from: HANDSET, to: FROM, body: "Hello?" })).toThrow(
    "not a number of an account",
  );
});

test("a number that the account had from the start is just gone", async () => {
  const sandbox = await startSandbox();
  expect(await release(sandbox, FROM)).toBe(204);
  expect(await owned(sandbox)).toEqual(["12065550101"]);
  expect(await forSale(sandbox, FROM)).toEqual([]);
  expect((await sandbox.post(`/v2/numbers/${FROM}`)).status).toBe(404);
  expect(await release(sandbox, FROM)).toBe(404);
});

test.each([NUMBER, "12065550102", "19995550100", "none", "2065550142"])(
  "%s, which is not the account's, is not there",
  async (number) => {
    const sandbox = await startSandbox({ accounts: 2 });
    const before = sandbox.control.listOwnedNumbers();
    const refused = await sandbox.request("DELETE", `/v2/numbers/${number}`);
    expect(refused.status).toBe(404);
    expect(refused.at("errors", 0, "detail")).toBe("Could not find that resource on your account.");
    expect(sandbox.control.listOwnedNumbers()).toEqual(before);
  },
);

test("another account can buy it then", async () => {
  const sandbox = await startSandbox({ accounts: 2 });
  const other = asAccount(sandbox, sandbox.accounts[1]);
  await sandbox.post(`/v2/numbers/${NUMBER}`);
  expect((await other.post(`/v2/numbers/${NUMBER}`)).status).toBe(404);
  expect(await release(other, NUMBER)).toBe(404);
  expect(await release(sandbox, NUMBER)).toBe(204);
  expect((await other.post(`/v2/numbers/${NUMBER}`)).status).toBe(201);
  expect(await owned(other)).toContain(NUMBER);
});
