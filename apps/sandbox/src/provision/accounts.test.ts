import { expect, test } from "vitest";
import { createSandbox } from "../sandbox.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { asAccount } from "../testing/account.ts";
import { eventually } from "../testing/eventually.ts";
import { HANDSET, MESSAGES, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { type Started, startSandbox } from "../testing/start.ts";
import { temporaryDatabase } from "../testing/temporary.ts";
import { postTo } from "../testing/webhooks.ts";
import { deriveKeys } from "./keys.ts";

const LIST = `${MESSAGES}?start_date=2026-01-01&limit=200`;

const idsAt = async (account: Started, path: string): Promise<string[]> => {
  const data = (await account.get(path)).at("data");
  return Array.isArray(data) ? data.map(({ id }: { id: string }) => id) : [];
};
const balances = (sandbox: Started) => sandbox.control.listAccounts().map(({ balance_usd: usd }) => usd);

async function start(options: SandboxOptions) {
  const sandbox = await startSandbox(options);
  return { sandbox, accounts: sandbox.accounts.map((keys) => asAccount(sandbox, keys)) };
}

test("keys follow from the seed and the place, and the first account's are those of a sandbox with one", async () => {
  const { sandbox } = await start({ accounts: 3, seed: 7, inventory: 0 });
  const alone = await startSandbox({ seed: 7, inventory: 0 });
  const another = await startSandbox({ accounts: 3, seed: 8, inventory: 0 });
  expect(sandbox.accounts).toEqual([0, 1, 2].map((place) => deriveKeys(7, place)));
  expect(alone.accounts).toEqual([{ accessKey: sandbox.accessKey, secretKey: sandbox.secretKey }]);
  expect(alone.accounts[0]).toEqual(sandbox.accounts[0]);
  const all = [...sandbox.accounts, ...another.accounts];
  expect(new Set(all.map(({ accessKey }) => accessKey)).size).toBe(6);
  for (const { accessKey, secretKey } of all) {
    expect(accessKey).toMatch(/^[1-9]\d{7}$/);
    expect(secretKey).toMatch(/^[0-9a-f]{32}$/);
  }
});

test("each account has two numbers from the start, while there are any, and money of its own", async () => {
  const { sandbox, accounts } = await start({ accounts: 7 });
  const numbers = await Promise.all(accounts.map((account) => idsAt(account, "/v2/numbers")));
  const pair = (place: number) => [2 * place, 2 * place + 1].map((line) => `1206555010${line}`);
  expect(numbers).toEqual([pair(0), pair(1), pair(2), pair(3), pair(4), [], []]);
  expect(balances(sandbox)).toEqual(Array(7).fill(100));
  await accounts[5]?.post("/v2/numbers/12065550142", { messaging_enabled: true });
  await sent(accounts[5] ?? sandbox, { ...message, from: "12065550142" });
  await sent(accounts[1] ?? sandbox, { ...message, from: "12065550103" });
  const [offer] = sandbox.control.listOwnedNumbers().filter(({ number }) => number === "12065550142");
  expect(offer?.access_key).toBe(accounts[5]?.accessKey);
  const [first, second, , , , sixth] = balances(sandbox);
  expect([first, second]).toEqual([100, 99.996]);
  expect(sixth).toBeLessThan(99);
});

test("what each account is like can be said, and the rest follows from the seed", async () => {
  const given = [{ accessKey: "desk", secretKey: "s p a c e" }, { balance: 0 }, { accessKey: "ünï" }];
  const { sandbox, accounts } = await start({ accounts: given, balance: 5, seed: 3 });
  expect(sandbox.accounts).toEqual([
    { accessKey: "desk", secretKey: "s p a c e" },
    deriveKeys(3, 1),
    { accessKey: "ünï", secretKey: deriveKeys(3, 2).secretKey },
  ]);
  expect(balances(sandbox)).toEqual([5, 0, 5]);
  for (const account of accounts) expect((await account.get("/v2/numbers")).status).toBe(200);
  const poor = accounts[1] ?? sandbox;
  expect((await poor.post(MESSAGES, { ...message, from: "12065550102" })).status).toBe(403);
});

test("accounts see nothing of each other", async () => {
  const { accounts } = await start({ accounts: 2 });
  const [first, second] = accounts;
  if (first === undefined || second === undefined) throw new Error("There are two accounts.");
  const attributes = { route_type: "host", value: "sip.example.com", alias: "PBX" };
  const created = await first.post("/v2/routes", { data: { type: "route", attributes } });
  const route = String(created.at("data", "id"));
  const id = await sent(first, message);
  await first.request("PUT", `${MESSAGES}/sms_callback`, { json: { callback_url: "http://127.0.0.1:9" } });

  expect(await idsAt(second, "/v2/routes")).toEqual(["0"]);
  expect(await idsAt(second, LIST)).toEqual([]);
  expect((await second.get(`${MESSAGES}/${id}`)).status).toBe(404);
  expect((await second.get(`${MESSAGES}/sms_callback`)).status).toBe(404);
  expect((await second.get("/v2/numbers/12065550100")).status).toBe(404);
  expect((await second.post(MESSAGES, message)).status).toBe(403);
  const own = "/v2/numbers/12065550102/relationships/primary_route";
  expect((await second.patch(own, { id: route })).status).toBe(404);
  const others = "/v2/numbers/12065550100/relationships/primary_route";
  expect((await second.patch(others, { id: "0" })).status).toBe(404);
  // Names of routes are an account's own.
  expect((await second.post("/v2/routes", { data: { type: "route", attributes } })).status).toBe(201);
  // Keys do not mix either.
  const mixed = asAccount(first, { accessKey: first.accessKey, secretKey: second.secretKey });
  expect((await mixed.get("/v2/numbers")).status).toBe(401);
});

test("a message from one account to another is each one's own record, price and webhook", async () => {
  const receiver = await startReceiver();
  const { sandbox, accounts } = await start({ accounts: 2 });
  const [first = sandbox, second = sandbox] = accounts;
  await postTo(first, `${receiver.url}/first`, "sms", "sms_dlr");
  await postTo(second, `${receiver.url}/second`, "sms", "sms_dlr");
  const id = await sent(first, { ...message, to: "12065550102" });
  const posted = await receiver.arrived(4);
  expect(posted.filter(({ path }) => path === "/first").every(({ webhook }) => webhook.id === id)).toBe(true);
  const inbound = posted.filter(({ path }) => path === "/second").map(({ webhook }) => webhook);
  expect(inbound).toMatchObject([{ type: "inbound_sms", from: "+12065550100", to: "+12065550102" }]);
  expect(await idsAt(first, LIST)).toEqual([id]);
  expect(await idsAt(second, LIST)).toEqual([inbound[0]?.id]);
  expect(balances(sandbox)).toEqual([99.996, 99.996]);
  await eventually(() => {
    const keys = sandbox.control.listWebhooks().map(({ access_key: key }) => key);
    expect(keys.filter((key) => key === second.accessKey)).toHaveLength(1);
  });
});

test("each account has a rate of its own", async () => {
  const { accounts } = await start({
    accounts: 2,
    clock: () => Date.UTC(2026, 10, 2),
    messageRates: { sms: 1, mms: 1 },
  });
  const send = (account: Started | undefined, from: string) =>
    account?.post(MESSAGES, { from, to: HANDSET, body: "Hello" }).then(({ status }) => status);
  expect(await send(accounts[0], "12065550100")).toBe(202);
  expect(await send(accounts[0], "12065550100")).toBe(429);
  expect(await send(accounts[1], "12065550102")).toBe(202);
});

test("a file keeps its accounts, whatever is asked for later", async () => {
  const db = temporaryDatabase();
  const first = await createSandbox({ db, inventory: 0, accounts: 2, seed: 4 });
  const added = first.control.addAccount({ balance_usd: 1 });
  await first.close();
  const second = await startSandbox({ db, accounts: [{ accessKey: "other" }] });
  const keys = { accessKey: added.access_key, secretKey: added.secret_key };
  expect(second.accounts).toEqual([...first.accounts, keys]);
  expect((await asAccount(second, keys).get("/v2/routes")).status).toBe(200);
});

test.each<[SandboxOptions, string]>([
  [{ accounts: 0 }, "accounts must "],
  [{ accounts: 101 }, "accounts must "],
  [{ accounts: 1.5 }, "accounts must "],
  [{ accounts: [] }, "accounts must "],
  [{ accounts: [{}, { accessKey: "" }] }, "accounts[1].accessKey must "],
  [{ accounts: [{ secretKey: "a:b" }] }, "accounts[0].secretKey must "],
  [{ accounts: [{ balance: -1 }] }, "accounts[0].balance must "],
  [{ accounts: [{ balance: Number.NaN }] }, "accounts[0].balance must "],
  [{ accounts: [{ accessKey: "1" }, { accessKey: "1" }] }, "accounts must have different access keys"],
  [{ accounts: [{ accessKey: deriveKeys(1, 1).accessKey }, {}] }, "accounts must have different access keys"],
  [{ accounts: [{}], accessKey: "1" }, "accessKey and secretKey must not be given beside a list of accounts"],
  [{ accounts: [{}], secretKey: "1" }, "accessKey and secretKey must not be given beside a list of accounts"],
  [{ webhookFormat: Object("flat") }, "webhookFormat must be jsonapi or legacy"],
  [{ console: Object("on") }, "console must be loopback or anywhere or off"],
])("refuses the options %j", async (options, problem) => {
  const refused = await createSandbox(options).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(refused).toBeInstanceOf(RangeError);
  expect(String(refused)).toContain(`RangeError: ${problem}`);
});
