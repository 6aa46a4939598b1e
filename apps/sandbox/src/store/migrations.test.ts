import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { deriveKeys } from "../provision/keys.ts";
import { asAccount } from "../testing/account.ts";
import { FROM, HANDSET, MESSAGES, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase, valueIn } from "../testing/temporary.ts";
import { postTo } from "../testing/webhooks.ts";
import { MIGRATIONS } from "./migrations.ts";

const KEYS = deriveKeys(5);
const TEXT_ID = `mdr2-${"a".repeat(32)}`;
const PICTURE_ID = `mdr2-${"b".repeat(32)}`;
const BOUGHT = "12065550142";
const SENT_AT = Date.UTC(2026, 9, 1, 10);

/** A file as the first version has left it: an account that has bought a number, made a route and sent messages. */
function firstVersion(): string {
  const file = temporaryDatabase();
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; ${MIGRATIONS[0]}; PRAGMA user_version = 1;`);
  const run = (sql: string, ...values: (string | number | null)[]) => database.prepare(sql).run(...values);
  run("INSERT INTO settings VALUES ('seed', '5'), ('inventory', '300')");
  run("INSERT INTO accounts VALUES (1, ?, ?, 97750000000, 0)", KEYS.accessKey, KEYS.secretKey);
  run("INSERT INTO routes VALUES (7, 1, 'host', 'PBX', 'sip.example.com', NULL)");
  const number = `INSERT INTO account_numbers VALUES (?, 1, 'longcode', 'seattle', 'wa', 'US', 'Standard', 100, 125,
    ?, NULL, 0, 1, ?, NULL)`;
  run(number, Number(FROM), "Starter", 0);
  run(number, Number(BOUGHT), null, 7);
  run(
    "INSERT INTO available_numbers VALUES (12065550143, 'longcode', 'seattle', 'wa', 'US', 'Standard', 100, 125)",
  );
  const record = `INSERT INTO messages VALUES (?, ?, 1, 'outbound', ?, ?, ?, ?, 0, 'longcode', 1, 4000000, NULL, ?, ?)`;
  run(record, 1, TEXT_ID, FROM, HANDSET, "Hello", 0, SENT_AT, SENT_AT);
  run(record, 2, PICTURE_ID, FROM, HANDSET, null, 1, SENT_AT + 10, SENT_AT + 10);
  const receipt =
    "INSERT INTO delivery_receipts VALUES (?, 0, 1, 'smsc submit', NULL, 'Message has been sent', ?)";
  run(receipt, TEXT_ID, SENT_AT + 500);
  run(
    "INSERT INTO media VALUES (?, 0, 'menu.png', 'image/png', 14832, 'https://example.com/menu.png')",
    PICTURE_ID,
  );
  database.close();
  return file;
}

const start = (db: string) => startSandbox({ db, seed: 5, clock: stoppedClock().clock });

test("a file of the first version keeps its account, numbers, routes and messages", async () => {
  const db = firstVersion();
  const sandbox = await start(db);
  expect(valueIn(db, "PRAGMA user_version")).toBe(MIGRATIONS.length);
  expect(sandbox.logged).toEqual([]);
  expect(sandbox.accounts).toEqual([KEYS]);
  expect(sandbox.control.listAccounts()).toMatchObject([{ balance_usd: 97.75, spent: [], callbacks: {} }]);
  expect(sandbox.control.listOwnedNumbers()).toMatchObject([
    { number: FROM, alias: "Starter", primary_route: { id: "0" }, last_change: null },
    { number: BOUGHT, alias: null, primary_route: { id: "7", alias: "PBX" }, last_change: null },
  ]);
  const listed = await sandbox.get(`${MESSAGES}?start_date=2026-01-01`);
  expect(listed.at("data")).toMatchObject([
    { id: PICTURE_ID, attributes: { is_mms: true, body: null, status: "" } },
    {
      id: TEXT_ID,
      attributes: { body: "Hello", status: "smsc submit", timestamp: "2026-10-01T10:00:00.00Z" },
    },
  ]);
  expect(listed.at("included", 0, "attributes")).toMatchObject({ file_name: "menu.png", file_size: 14832 });
  // The first version did not keep files.
  expect((await fetch(`${sandbox.url}/_sandbox/media/${PICTURE_ID}-1`)).status).toBe(404);
});

test("its inventory is that of its seed, without what was bought", async () => {
  const sandbox = await start(firstVersion());
  const fresh = await startSandbox({ seed: 5 });
  const offers = fresh.control.searchInventory({ limit: 200 }).filter(({ number }) => number !== BOUGHT);
  expect(sandbox.control.searchInventory({ limit: 200 }).slice(0, 199)).toEqual(offers);
  expect((await sandbox.post(`/v2/numbers/${BOUGHT}`)).status).toBe(404);
  expect((await sandbox.request("DELETE", `/v2/numbers/${BOUGHT}`)).status).toBe(204);
  expect((await sandbox.post(`/v2/numbers/${BOUGHT}`)).status).toBe(201);
});

test("everything new works on it", async () => {
  const db = firstVersion();
  const receiver = await startReceiver();
  const sandbox = await start(db);
  const { control } = sandbox;
  await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  await sent(sandbox, { ...message, to: BOUGHT });
  await receiver.arrived(4);
  const attributes = { route_type: "host", value: "sip.example.com" };
  expect((await sandbox.post("/v2/routes", { data: { type: "route", attributes } })).at("data", "id")).toBe(
    "8",
  );
  control.takeSnapshot({ name: "old" });
  control.receiveMessage({ from: HANDSET, to: BOUGHT, media: [{ sample: "hello.txt" }] });
  control.restoreSnapshot({ name: "old" });
  expect(control.listAllMessages()).toHaveLength(4);
  // It can only know the account as it found it.
  expect(control.reset()).toMatchObject({ seed: 5, inventory: 300, accounts: [{ balance_usd: 97.75 }] });
  expect((await asAccount(sandbox, KEYS).get("/v2/numbers")).at("data")).toHaveLength(2);
  await sandbox.close();
  const again = await start(db);
  expect(again.control.listAllMessages()).toEqual([]);
  expect(again.control.listSnapshots()).toHaveLength(1);
});
