import { Agent, createServer, request } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createSandbox, type ObservedRequest } from "./index.ts";
import { MAX_INVENTORY_SIZE } from "./inventory/generate-inventory.ts";
import { MAX_INVENTORY, type SandboxOptions } from "./sandbox-options.ts";
import { basic } from "./testing/exchange.ts";
import { startSandbox, stoppedClock } from "./testing/start.ts";
import { contentsOf, temporaryDatabase } from "./testing/temporary.ts";

const SMS = { to: "12065550101", from: "12065550100", body: "Your table is ready." };

test("a restart on the same file loses nothing, not even what is still to come", async () => {
  const db = temporaryDatabase();
  const { clock, advance } = stoppedClock();
  const first = await createSandbox({ db, inventory: 300, seed: 5, clock, timeScale: 1 });
  const headers = { authorization: basic(first), "content-type": "application/json" };
  await fetch(`${first.url}/v2/numbers/12065550142`, { method: "POST", headers });
  await fetch(`${first.url}/v2.1/messages`, { method: "POST", headers, body: JSON.stringify(SMS) });
  await first.close();

  const second = await startSandbox({ db, inventory: 300, seed: 5, clock });
  expect([second.accessKey, second.secretKey]).toEqual([first.accessKey, first.secretKey]);
  expect(second.logged).toEqual([]);
  expect((await second.get("/v2/numbers/12065550142")).status).toBe(200);
  const messages = async () => (await second.get("/v2.1/messages?start_date=2026-01-01")).at("data");
  expect(await messages()).toEqual([]);
  advance(5000);
  expect(await messages()).toEqual([
    expect.objectContaining({ attributes: expect.objectContaining({ direction: "inbound" }) }),
    expect.objectContaining({ attributes: expect.objectContaining({ status: "delivered" }) }),
  ]);
});

test("a file made with another seed and inventory stays as it is, and the log says so", async () => {
  const db = temporaryDatabase();
  const first = await createSandbox({ db, inventory: 30, seed: 5 });
  await first.close();
  const before = contentsOf(db);
  const second = await startSandbox({ db, inventory: 40, seed: 6, accessKey: "1".repeat(8), balance: 1 });
  expect([second.accessKey, second.secretKey]).toEqual([first.accessKey, first.secretKey]);
  expect(second.logged).toEqual([expect.stringContaining("inventory 30 and seed 5")]);
  expect(contentsOf(db)).toBe(before);
});

test("the same seed gives the same sandbox", async () => {
  const contents = async (seed: number) => {
    const db = temporaryDatabase();
    await (await createSandbox({ db, inventory: 200, seed })).close();
    return contentsOf(db);
  };
  expect(await contents(3)).toBe(await contents(3));
  expect(await contents(3)).not.toBe(await contents(4));
});

test("links start with the sandbox's own URL, so that they can be followed", async () => {
  const sandbox = await startSandbox({ host: "localhost" });
  expect(sandbox.url).toMatch(/^http:\/\/localhost:\d+$/);
  const answer = await sandbox.get("/v2/numbers?limit=1");
  const next = String(answer.at("links", "next"));
  const followed = await fetch(next, { headers: { authorization: basic(sandbox) } });
  expect(followed.status).toBe(200);
});

test("closes promptly in spite of clients that keep their connections", async () => {
  const sandbox = await createSandbox({ inventory: 0 });
  const agent = new Agent({ keepAlive: true });
  const answered = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: basic(sandbox) };
      request(sandbox.url + path, { agent, headers }, (response) => {
        response.resume().once("end", () => resolve(response.statusCode));
      })
        .once("error", reject)
        .end();
    });
  expect(await answered("/v2/routes")).toBe(200);
  // One that has said that it will send a body, and does not.
  const stalled = request(`${sandbox.url}/v2.1/messages`, {
    method: "POST",
    headers: { authorization: basic(sandbox), "content-length": "100", "content-type": "application/json" },
  });
  const reset = new Promise((resolve) => stalled.once("error", resolve));
  stalled.write("{");
  expect(await answered("/v2/routes")).toBe(200);
  const started = performance.now();
  await sandbox.close();
  expect(performance.now() - started).toBeLessThan(2000);
  await reset;
  agent.destroy();
  await expect(fetch(sandbox.url)).rejects.toThrow();
});

test("tells an observer of every request whose answer was sent, without what was in it", async () => {
  const observed: ObservedRequest[] = [];
  const sandbox = await startSandbox({ onRequest: (seen) => void observed.push(seen) });
  await sandbox.get("/v2/numbers?limit=1");
  await sandbox.post("/v2.1/messages", SMS);
  await sandbox.get("/v2/numbers/12065550142");
  await sandbox.request("PUT", "/v2/numbers/12065550142");
  await sandbox.get("/nowhere");
  await sandbox.request("GET", "/v2/routes", { authorization: null });
  expect(observed).toEqual([
    { method: "GET", path: "/v2/numbers", operationId: "listNumbers", status: 200 },
    { method: "POST", path: "/v2.1/messages", operationId: "sendMessage", status: 202 },
    { method: "GET", path: "/v2/numbers/12065550142", operationId: "getNumber", status: 404 },
    { method: "PUT", path: "/v2/numbers/12065550142", operationId: undefined, status: 405 },
    { method: "GET", path: "/nowhere", operationId: undefined, status: 404 },
    { method: "GET", path: "/v2/routes", operationId: undefined, status: 401 },
  ]);
});

test.each<[SandboxOptions, string]>([
  [{ port: 65_536 }, "port"],
  [{ inventory: -1 }, "inventory"],
  [{ inventory: 1.5 }, "inventory"],
  [{ seed: 0.5 }, "seed"],
  [{ timeScale: -1 }, "timeScale"],
  [{ timeScale: Number.NaN }, "timeScale"],
  [{ balance: 9_000_001 }, "balance"],
  [{ messageRates: { sms: 0.5, mms: 1 } }, "messageRates.sms"],
  [{ messageRates: { sms: 5, mms: -1 } }, "messageRates.mms"],
  [{ accessKey: "" }, "accessKey"],
  [{ secretKey: "a:b" }, "secretKey"],
])("refuses the options %o by name", async (options, name) => {
  await expect(createSandbox(options)).rejects.toThrow(new RegExp(`^${name} must `));
});

test("knows how large an inventory can be", () => {
  expect(MAX_INVENTORY).toBe(MAX_INVENTORY_SIZE);
});

test("rejects when the port is taken or the file cannot be opened, and leaves nothing behind", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const address = other.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await expect(createSandbox({ port: port ?? 0, inventory: 0 })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  other.close();
  await expect(createSandbox({ db: `${temporaryDatabase()}/no/such/folder.db` })).rejects.toThrow("open");
});

test("answers 503 while somebody else holds the database, and does nothing", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db });
  const other = new DatabaseSync(db);
  other.exec("BEGIN IMMEDIATE");
  const busy = await sandbox.post("/v2/numbers/12065550142");
  expect(busy.status).toBe(503);
  expect(busy.at("errors", 0, "detail")).toContain("Nothing was done");
  expect((await sandbox.get("/v2/numbers/12065550142")).status).toBe(404);
  other.exec("ROLLBACK");
  other.close();
  expect((await sandbox.post("/v2/numbers/12065550142")).status).toBe(201);
});

test("leaves a database of a newer version alone", async () => {
  const db = temporaryDatabase();
  await (await createSandbox({ db, inventory: 0 })).close();
  const database = new DatabaseSync(db);
  database.exec("PRAGMA user_version = 999");
  database.close();
  await expect(createSandbox({ db })).rejects.toThrow("made by a newer version");
});
