import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { MESSAGES } from "../testing/message.ts";
import { startSandbox } from "../testing/start.ts";
import { temporaryDatabase } from "../testing/temporary.ts";

const PRODUCTS = ["sms", "mms", "sms_dlr", "mms_dlr"] as const;
const URL = "https://example.com/inbound?key=a%20b";
const path = (product: string) => `${MESSAGES}/${product}_callback`;

const document = { data: { attributes: { callback_url: URL } } };
const typed = { data: { type: "callback", attributes: { callback_url: URL } } };
const flat = { callback_url: URL };

test.each(PRODUCTS)("the %s callback is set, read, replaced and removed", async (product) => {
  const sandbox = await startSandbox({ inventory: 0 });
  const none = await sandbox.get(path(product));
  expect(none.status).toBe(404);
  expect(none.at("errors")).toEqual([
    { detail: "Could not find that resource on your account.", id: expect.any(String), status: 404 },
  ]);
  const set = await sandbox.request("PUT", path(product), { json: flat });
  expect([set.status, set.body]).toEqual([204, undefined]);
  expect((await sandbox.get(path(product))).body).toEqual({
    data: { attributes: { api_version: "v2.1", callback_url: URL, product }, type: "callback" },
  });
  for (const other of PRODUCTS) {
    expect((await sandbox.get(path(other))).status).toBe(other === product ? 200 : 404);
  }
  await sandbox.request("PUT", path(product), { json: { callback_url: "http://localhost:3000" } });
  expect((await sandbox.get(path(product))).at("data", "attributes", "callback_url")).toBe(
    "http://localhost:3000",
  );
  expect(sandbox.control.listAccounts()[0]?.callbacks).toEqual({ [product]: "http://localhost:3000" });
  expect((await sandbox.request("DELETE", path(product))).status).toBe(204);
  expect((await sandbox.get(path(product))).status).toBe(404);
  // Nothing is there to be removed, which is what was asked for.
  expect((await sandbox.request("DELETE", path(product))).status).toBe(204);
});

test.each(["application/vnd.api+json", "application/json", "application/json; charset=utf-8"])(
  "takes a document and a flat body as %s",
  async (type) => {
    const sandbox = await startSandbox({ inventory: 0 });
    for (const body of [document, typed, flat]) {
      const request = { raw: JSON.stringify(body), headers: { "content-type": type } };
      expect((await sandbox.request("PUT", path("sms"), request)).status).toBe(204);
      expect((await sandbox.get(path("sms"))).at("data", "attributes", "callback_url")).toBe(URL);
      await sandbox.request("DELETE", path("sms"));
    }
  },
);

const MISSING = ["Missing data for required field."];
const UNKNOWN = ["Unknown field."];

test.each<[unknown, object]>([
  [{}, { callback_url: MISSING }],
  [{ data: {} }, { data: { attributes: MISSING } }],
  [{ data: { attributes: {} } }, { data: { attributes: { callback_url: MISSING } } }],
  [{ callback_url: "example.com/inbound" }, { callback_url: expect.any(Array) }],
  [{ callback_url: "ftp://example.com" }, { callback_url: ["Not in the expected form."] }],
  [{ callback_url: "http://example.com/ inbound" }, { callback_url: ["Not a valid URL."] }],
  [{ callback_url: "" }, { callback_url: expect.any(Array) }],
  [{ callback_url: null }, { callback_url: ["Not a valid string."] }],
  [{ callback_url: URL, method: "GET" }, { method: UNKNOWN }],
  [
    { data: { type: "message", id: "1", attributes: { callback_url: URL, method: "GET" } } },
    { data: { type: ['Must be "callback".'], id: UNKNOWN, attributes: { method: UNKNOWN } } },
  ],
  [[], { _schema: ["Not a valid object."] }],
])("refuses %j and leaves what was set", async (json, detail) => {
  const sandbox = await startSandbox({ inventory: 0 });
  await sandbox.request("PUT", path("sms"), { json: flat });
  const refused = await sandbox.request("PUT", path("sms"), { json });
  expect(refused.status).toBe(422);
  expect(refused.at("errors", 0, "detail")).toEqual(detail);
  expect((await sandbox.get(path("sms"))).at("data", "attributes", "callback_url")).toBe(URL);
});

test("refuses a PUT without a body, and the methods that there are none of", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  expect((await sandbox.request("PUT", path("sms"))).status).toBe(400);
  const refused = await sandbox.request("POST", path("sms"), { json: flat });
  expect(refused.status).toBe(405);
  expect(refused.headers.get("allow")?.split(", ").toSorted()).toEqual(["DELETE", "GET", "PUT"]);
  expect((await sandbox.get(path("sms"))).status).toBe(404);
});

test("does not stand in the way of messages, nor they in its way", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const sent = await sandbox.post(MESSAGES, { to: "12065550190", from: "12065550100", body: "Hello" });
  const id = String(sent.at("data", "id"));
  expect((await sandbox.get(`${MESSAGES}/${id}`)).at("data", "type")).toBe("message");
  for (const name of ["sms_callbacks", "dlr_callback", "SMS_CALLBACK", "sms_callback%20"]) {
    expect((await sandbox.get(`${MESSAGES}/${name}`)).status).toBe(404);
    expect((await sandbox.request("PUT", `${MESSAGES}/${name}`, { json: flat })).status).toBe(405);
  }
  await sandbox.request("PUT", path("sms"), { json: flat });
  expect((await sandbox.get(path("sms"))).at("data", "type")).toBe("callback");
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toHaveLength(1);
});

test("belongs to the account, needs its keys, and outlives a restart", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db, inventory: 0, accounts: 2 });
  const other = asAccount(sandbox, sandbox.accounts[1]);
  await sandbox.request("PUT", path("sms"), { json: flat });
  for (const method of ["GET", "PUT", "DELETE"]) {
    const request = { authorization: null, ...(method === "PUT" ? { json: flat } : {}) };
    expect((await sandbox.request(method, path("sms"), request)).status).toBe(401);
  }
  expect((await other.get(path("sms"))).status).toBe(404);
  await other.request("DELETE", path("sms"));
  await sandbox.close();
  const again = await startSandbox({ db });
  expect((await again.get(path("sms"))).at("data", "attributes", "callback_url")).toBe(URL);
});
