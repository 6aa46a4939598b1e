import { expect, test } from "vitest";
import { startSandbox } from "../testing/start.ts";

test.each([
  ["12065550170", 404, "Not Found", "Number not purchasable"],
  ["12065550171", 403, "Insufficient Funds", expect.stringContaining("does not cover")],
])("buying %s fails and changes nothing", async (number, status, title, detail) => {
  const sandbox = await startSandbox({ accounts: 2 });
  const offers = () => sandbox.control.searchInventory({ starts_with: number });
  const state = () => [sandbox.control.listAccounts(), sandbox.control.listOwnedNumbers(), offers()];
  expect(offers()).toHaveLength(1);
  const before = state();
  for (const json of [undefined, { messaging_enabled: true }]) {
    const lost = await sandbox.post(`/v2/numbers/${number}`, json);
    expect(lost.status).toBe(status);
    expect(lost.at("errors", 0)).toEqual({ status, title, detail, id: expect.any(String) });
  }
  expect((await sandbox.get(`/v2/numbers/${number}`)).status).toBe(404);
  expect(state()).toEqual(before);
});

test("they are the only ones of the numbers for demonstrations that cannot be bought", async () => {
  const sandbox = await startSandbox({ balance: 10_000 });
  const offers = sandbox.control.searchInventory({ starts_with: "1206555", limit: 200 });
  const refused: string[] = [];
  for (const { number } of offers) {
    if ((await sandbox.post(`/v2/numbers/${number}`)).status !== 201) refused.push(number);
  }
  expect(offers.length).toBeGreaterThan(20);
  expect(refused).toEqual(["12065550170", "12065550171"]);
});
