import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { FROM, MESSAGES, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { type Started, startSandbox, stoppedClock } from "../testing/start.ts";
import { contentsOf, temporaryDatabase } from "../testing/temporary.ts";
import { postTo } from "../testing/webhooks.ts";

const route = { data: { type: "route", attributes: { route_type: "host", value: "sip.example.com" } } };

/** All that can be seen of it, but for the port. */
const seenOf = ({ control }: Started) => ({
  state: { ...control.getState(), url: "" },
  numbers: control.listOwnedNumbers(),
  messages: control.listAllMessages(),
  webhooks: control.listWebhooks(),
  forSale: control.searchInventory({ limit: 200 }),
  faults: control.listFaults(),
  requests: control.listRequests(),
});

/** Something of everything. What comes of it is to be the same each time. */
async function use(sandbox: Started) {
  const { control } = sandbox;
  control.setClock({ frozen: true });
  const [before = ""] = [control.getClock().now];
  const created = await sandbox.post("/v2/routes", route);
  const id = String(created.at("data", "id"));
  await sandbox.patch(`/v2/numbers/${FROM}/relationships/primary_route`, { id });
  await sandbox.post("/v2/numbers/12065550142", { messaging_enabled: true });
  await sandbox.request("DELETE", "/v2/numbers/12065550101");
  await postTo(sandbox, "http://127.0.0.1:9/", "sms");
  await sent(sandbox, { ...message, to: "12065550194" });
  control.seed({ numbers: [{ number: "12125550105" }] });
  control.addAccount({ access_key: "added" });
  control.setBalance({ access_key: "added", balance_usd: 7 });
  control.addFault({ operation: "listRoutes", effect: { kind: "html" } });
  control.setClock({ advance_ms: 60_000 });
  const [, outbound] = control.listAllMessages();
  const times = outbound?.receipts.map(({ at }) => Date.parse(at) - Date.parse(before));
  return { route: id, times };
}

test("a reset makes everything as it was at first, and then everything goes as it did", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1, accounts: 2, balance: 50, seed: 3 });
  const fresh = seenOf(sandbox);
  const once = await use(sandbox);
  for (let n = 0; n < 2; n += 1) {
    expect(seenOf(sandbox)).not.toEqual(fresh);
    expect({ ...sandbox.control.reset(), url: "" }).toEqual(fresh.state);
    expect(seenOf(sandbox)).toEqual(fresh);
    expect((await asAccount(sandbox, { accessKey: "added", secretKey: "" }).get("/v2/routes")).status).toBe(
      401,
    );
    sandbox.control.deleteRequests();
    expect(await use(sandbox)).toEqual(once);
  }
});

test("with another seed and inventory it is a sandbox of these, but its keys stay", async () => {
  const { clock } = stoppedClock();
  const other = await startSandbox({ clock, seed: 9, inventory: 400 });
  const sandbox = await startSandbox({ clock, seed: 3, inventory: 300 });
  await use(sandbox);
  sandbox.control.reset({ seed: 9, inventory: 400 });
  const expected = seenOf(other);
  const accounts = [
    { ...expected.state.accounts[0], access_key: sandbox.accessKey, secret_key: sandbox.secretKey },
  ];
  const numbers = expected.numbers.map((number) => ({ ...number, access_key: sandbox.accessKey }));
  expect(seenOf(sandbox)).toEqual({ ...expected, state: { ...expected.state, accounts }, numbers });
  expect((await sandbox.get("/v2/numbers")).status).toBe(200);
  // From then on it is reset to this one.
  await use(sandbox);
  expect(sandbox.control.reset()).toMatchObject({ seed: 9, inventory: 400 });
  expect(sandbox.control.searchInventory({ limit: 200 })).toEqual(expected.forSale);
  expect(sandbox.control.reset({ inventory: 0 })).toMatchObject({ seed: 9, inventory: 0 });
  expect(sandbox.control.listOwnedNumbers()).toEqual([]);
  expect(sandbox.control.searchInventory()).toEqual([]);
});

test("a file is made anew as well, and the next sandbox finds it so", async () => {
  const db = temporaryDatabase();
  const { clock } = stoppedClock();
  const first = await startSandbox({ db, clock, seed: 3 });
  const before = contentsOf(db);
  await use(first);
  first.control.reset();
  expect(contentsOf(db)).toBe(before);
  first.control.reset({ seed: 4, inventory: 100 });
  const [offer] = first.control.searchInventory({ limit: 1 });
  await first.close();
  const second = await startSandbox({ db, clock, seed: 4, inventory: 100 });
  expect(second.logged).toEqual([]);
  expect(second.accounts).toEqual(first.accounts);
  expect(second.control.searchInventory({ limit: 1 })).toEqual([offer]);
});

test("what was on its way is not posted any more", async () => {
  const db = temporaryDatabase();
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ db, timeScale: 1 });
  sandbox.control.setClock({ frozen: true });
  await postTo(sandbox, receiver.url, "sms_dlr");
  await sent(sandbox, message);
  sandbox.control.reset();
  await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  sandbox.control.setClock({ advance_ms: 60_000 });
  const { id } = sandbox.control.receiveMessage({ from: message.to, to: FROM, body: "After it" });
  const posted = await receiver.arrived(1);
  expect(posted.map(({ webhook }) => webhook.id)).toEqual([id]);
  expect((await sandbox.get(`${MESSAGES}?start_date=2000-01-01`)).at("data")).toHaveLength(1);
});

test.each<[object]>([
  [{ seed: 0.5 }],
  [{ seed: Number.NaN }],
  [{ inventory: -1 }],
  [{ inventory: 10_000_001 }],
])("%j changes nothing", async (options) => {
  const sandbox = await startSandbox({ clock: stoppedClock().clock });
  await use(sandbox);
  const before = seenOf(sandbox);
  expect(() => sandbox.control.reset(options)).toThrow(
    expect.objectContaining({ name: "ControlError", status: 422 }),
  );
  expect(seenOf(sandbox)).toEqual(before);
});
