import { expect, test } from "vitest";
import { sampleAt } from "../media/samples.ts";
import { asAccount } from "../testing/account.ts";
import { FROM, HANDSET, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { type Started, startSandbox, stoppedClock } from "../testing/start.ts";
import { contentsOf, temporaryDatabase, valueIn } from "../testing/temporary.ts";
import { postTo, webhooksLike } from "../testing/webhooks.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Hello" };
const route = { data: { type: "route", attributes: { route_type: "host", value: "sip.example.com" } } };
const routeId = async (sandbox: Started) => (await sandbox.post("/v2/routes", route)).at("data", "id");
const refused = (status: number) => expect.objectContaining({ name: "ControlError", status });

/** Something of everything that a snapshot holds. */
async function use(sandbox: Started): Promise<void> {
  const id = String(await routeId(sandbox));
  await sandbox.patch(`/v2/numbers/${FROM}/relationships/failover_route`, { id });
  const [offer] = sandbox.control.searchInventory({ limit: 1 });
  expect((await sandbox.post(`/v2/numbers/${offer?.number}`)).status).toBe(201);
  await postTo(sandbox, "http://127.0.0.1:9/", "mms", "sms_dlr");
  await sent(sandbox, message);
  sandbox.control.receiveMessage({ ...TEXT, media: [{ sample: "picture.png" }] });
  sandbox.control.addAccount();
}

test("everything is put back as it was, whatever happened in between", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db, timeScale: 1 });
  sandbox.control.setClock({ frozen: true });
  await use(sandbox);
  await webhooksLike(sandbox, { state: "retrying" });
  const [picture] = sandbox.control.listAllMessages().flatMap(({ media }) => media);
  const contents = () => contentsOf(db, ["snapshots"]);
  const before = contents();
  const offers = sandbox.control.searchInventory({ limit: 200 });
  sandbox.control.takeSnapshot({ name: "before" });
  expect(contents()).toBe(before);

  await use(sandbox);
  await sandbox.request("DELETE", `/v2/numbers/${FROM}`);
  sandbox.control.setClock({ advance_ms: 60_000 });
  expect(contents()).not.toBe(before);
  const state = sandbox.control.restoreSnapshot({ name: "before" });
  expect(state).toEqual(sandbox.control.getState());
  expect(sandbox.control.searchInventory({ limit: 200 })).toEqual(offers);
  const file = await fetch(picture?.url ?? "");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(sampleAt("picture.png")?.content ?? []));
});

test("a file is exactly as it was, again and again, and ids go on from there", async () => {
  const db = temporaryDatabase();
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ db, clock, timeScale: 1 });
  await routeId(sandbox);
  await sent(sandbox, message);
  const contents = () => contentsOf(db, ["snapshots"]);
  const before = contents();
  for (let round = 0; round < 3; round += 1) {
    sandbox.control.takeSnapshot({ name: "before" });
    expect([await routeId(sandbox), await routeId(sandbox)]).toEqual(["2", "3"]);
    sandbox.control.restoreSnapshot({ name: "before" });
    expect(contents()).toBe(before);
  }
  expect(valueIn(db, "SELECT count(*) FROM sqlite_sequence")).toBe(1);
});

test("what was still to be posted is posted again", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ timeScale: 1, inventory: 1 });
  const { control } = sandbox;
  control.setClock({ frozen: true });
  await postTo(sandbox, receiver.url, "sms_dlr");
  const id = await sent(sandbox, message);
  control.takeSnapshot({ name: "sent" });
  for (const count of [3, 6, 9]) {
    control.setClock({ advance_ms: 5000 });
    await receiver.arrived(count);
    await webhooksLike(sandbox, { state: "delivered" }, { state: "delivered" }, { state: "delivered" });
    control.restoreSnapshot({ name: "sent" });
  }
  expect(new Set(receiver.posted.map(({ webhook }) => webhook.id))).toEqual(new Set([id]));
});

test("an attempt that was under way at that time is made again at once", async () => {
  const receiver = await startReceiver((place) => (place === 0 ? "never" : 200));
  const db = temporaryDatabase();
  const first = await startSandbox({ db, inventory: 1 });
  await postTo(first, receiver.url, "sms");
  first.control.receiveMessage(TEXT);
  await receiver.arrived(1);
  first.control.takeSnapshot({ name: "under-way" });
  await first.close();
  const second = await startSandbox({ db, inventory: 1 });
  await receiver.arrived(2);
  await webhooksLike(second, { state: "delivered" });
  second.control.restoreSnapshot({ name: "under-way" });
  await receiver.arrived(3);
  await webhooksLike(second, { state: "delivered", attempts: [expect.objectContaining({ status: 200 })] });
});

test.each([true, false])("one of another seed and inventory (in a file: %s)", async (inFile) => {
  const sandbox = await startSandbox({ seed: 3, ...(inFile ? { db: temporaryDatabase() } : {}) });
  const { control } = sandbox;
  await sandbox.post("/v2/numbers/12065550142");
  const offers = control.searchInventory({ limit: 200 });
  const numbers = control.listOwnedNumbers();
  control.takeSnapshot({ name: "three" });
  control.reset({ seed: 4, inventory: 100 });
  expect(control.searchInventory({ limit: 200 })).not.toEqual(offers);
  expect(control.restoreSnapshot({ name: "three" })).toMatchObject({ seed: 3, inventory: 300 });
  expect(control.searchInventory({ limit: 200 })).toEqual(offers);
  expect(control.listOwnedNumbers()).toEqual(numbers);
  expect((await sandbox.post("/v2/numbers/12065550142")).status).toBe(404);
  expect(control.reset()).toMatchObject({ seed: 3, inventory: 300 });
});

test("accounts and their keys are those of the time", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const { control } = sandbox;
  control.takeSnapshot({ name: "one" });
  const added = control.addAccount();
  const account = asAccount(sandbox, { accessKey: added.access_key, secretKey: added.secret_key });
  control.takeSnapshot({ name: "two" });
  control.restoreSnapshot({ name: "one" });
  expect((await account.get("/v2/routes")).status).toBe(401);
  control.restoreSnapshot({ name: "two" });
  expect((await account.get("/v2/routes")).status).toBe(200);
  expect((await sandbox.get("/v2/routes")).status).toBe(200);
});

test("faults and requests are not part of it, but the clock is", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const { control } = sandbox;
  control.takeSnapshot({ name: "calm" });
  control.addFault({ operation: "listRoutes", effect: { kind: "html" } });
  control.setClock({ frozen: true, advance_ms: 86_400_000 });
  await sandbox.get("/v2/numbers");
  const before = [control.listFaults(), control.listRequests()];
  control.takeSnapshot({ name: "later" });
  const { now } = control.restoreSnapshot({ name: "calm" }).clock;
  expect([control.listFaults(), control.listRequests()]).toEqual(before);
  expect(control.getClock().frozen).toBe(false);
  const later = control.restoreSnapshot({ name: "later" }).clock;
  expect(later.frozen).toBe(true);
  expect(Date.parse(later.now) - Date.parse(now)).toBeGreaterThan(86_000_000);
});

test("snapshots are listed, replaced and removed by name, and outlive a reset and a restart", async () => {
  const db = temporaryDatabase();
  const { clock, advance } = stoppedClock();
  const first = await startSandbox({ db, clock, inventory: 0 });
  const { control } = first;
  expect(control.listSnapshots()).toEqual([]);
  const taken = control.takeSnapshot({ name: "b" });
  expect(taken).toEqual({ name: "b", taken_at: "2026-11-02T16:44:34.000Z", bytes: expect.any(Number) });
  expect(taken.bytes).toBeGreaterThan(0);
  advance(1000);
  control.takeSnapshot({ name: "a" });
  expect(control.listSnapshots().map(({ name }) => name)).toEqual(["b", "a"]);
  advance(1000);
  await routeId(first);
  control.takeSnapshot({ name: "b" });
  control.reset();
  expect(control.listSnapshots().map(({ name }) => name)).toEqual(["a", "b"]);
  await first.close();
  const second = await startSandbox({ db, clock });
  second.control.restoreSnapshot({ name: "b" });
  expect((await second.get("/v2/routes")).at("data")).toHaveLength(2);
  second.control.deleteSnapshot({ name: "b" });
  expect(second.control.listSnapshots().map(({ name }) => name)).toEqual(["a"]);
  for (const name of ["b", "A", "__proto__"]) {
    expect(() => second.control.restoreSnapshot({ name })).toThrow(refused(404));
    expect(() => second.control.deleteSnapshot({ name })).toThrow(refused(404));
  }
  expect((await second.get("/v2/routes")).at("data")).toHaveLength(2);
});

test.each(["", ".", "..", "a b", "a/b", "ä", "a".repeat(65)])("%j is no name", async (name) => {
  const { control } = await startSandbox({ inventory: 0 });
  expect(() => control.takeSnapshot({ name })).toThrow(refused(422));
  expect(control.listSnapshots()).toEqual([]);
});
