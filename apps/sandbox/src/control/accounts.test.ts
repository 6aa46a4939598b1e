import { expect, test } from "vitest";
import { deriveKeys } from "../provision/keys.ts";
import { asAccount } from "../testing/account.ts";
import { MESSAGES, message } from "../testing/message.ts";
import { startSandbox } from "../testing/start.ts";

const keysOf = ({ access_key, secret_key }: { access_key: string; secret_key: string }) => ({
  accessKey: access_key,
  secretKey: secret_key,
});

test("an account can be added while the sandbox runs, and used at once", async () => {
  const sandbox = await startSandbox({ seed: 5 });
  const added = sandbox.control.addAccount();
  expect(keysOf(added)).toEqual(deriveKeys(5, 1));
  expect(added).toEqual({ ...added, balance_usd: 100, spent: [], callbacks: {} });
  const account = asAccount(sandbox, keysOf(added));
  expect((await account.get("/v2/numbers")).at("data")).toEqual([]);
  const bought = await account.post("/v2/numbers/12065550142", { messaging_enabled: true });
  expect(bought.status).toBe(201);
  expect((await account.post(MESSAGES, { ...message, from: "12065550142" })).status).toBe(202);
  const named = sandbox.control.addAccount({ access_key: "desk", secret_key: "secret", balance_usd: 0 });
  expect(named).toMatchObject({ access_key: "desk", secret_key: "secret", balance_usd: 0 });
  expect((await asAccount(sandbox, keysOf(named)).get("/v2/routes")).status).toBe(200);
  expect(sandbox.control.listAccounts().map(({ access_key: key }) => key)).toEqual([
    sandbox.accessKey,
    added.access_key,
    "desk",
  ]);
  expect(sandbox.control.getState().accounts).toEqual(sandbox.control.listAccounts());
});

test("an account that cannot be is not added", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const before = sandbox.control.getState();
  const refused = (status: number) => expect.objectContaining({ name: "ControlError", status });
  const { control } = sandbox;
  expect(() => control.addAccount({ access_key: sandbox.accessKey })).toThrow(refused(409));
  expect(() => control.addAccount({ access_key: "" })).toThrow(refused(422));
  expect(() => control.addAccount({ secret_key: "a:b" })).toThrow(refused(422));
  expect(() => control.addAccount({ balance_usd: -1 })).toThrow(refused(422));
  expect(() => control.addAccount({ balance_usd: Number.NaN })).toThrow(refused(422));
  expect({ ...control.getState(), clock: before.clock }).toEqual(before);
});

test("a balance is set at once, below zero as well", async () => {
  const sandbox = await startSandbox({ accounts: 2, messageRates: { sms: 99, mms: 9 } });
  const { control, accessKey: access_key } = sandbox;
  const send = async () => (await sandbox.post(MESSAGES, message)).status;
  expect(control.setBalance({ access_key, balance_usd: 0.0079 })).toMatchObject({ balance_usd: 0.0079 });
  expect([await send(), await send()]).toEqual([202, 403]);
  expect(control.listAccounts().map(({ balance_usd: usd }) => usd)).toEqual([0.0039, 100]);
  control.setBalance({ access_key, balance_usd: -1 });
  expect(await send()).toBe(403);
  control.setBalance({ access_key, balance_usd: 9_000_000 });
  expect(await send()).toBe(202);
  expect(control.listAccounts()[0]).toMatchObject({
    balance_usd: 8_999_999.996,
    spent: [{ kind: "outbound_sms", count: 2, usd: 0.008 }],
  });
});

test.each([9_000_001, -9_000_001, Number.NaN, Number.POSITIVE_INFINITY])(
  "%d is not a balance",
  async (balance_usd) => {
    const { control, accessKey: access_key } = await startSandbox({ inventory: 0 });
    expect(() => control.setBalance({ access_key, balance_usd })).toThrow(
      expect.objectContaining({ name: "ControlError", status: 422 }),
    );
    expect(() => control.setBalance({ access_key: "nobody", balance_usd: 1 })).toThrow(
      expect.objectContaining({ name: "ControlError", status: 404 }),
    );
    expect(control.listAccounts()[0]?.balance_usd).toBe(100);
  },
);
