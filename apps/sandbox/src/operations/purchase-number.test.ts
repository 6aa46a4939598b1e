import { expect, test } from "vitest";
import { startSandbox } from "../testing/start.ts";
import { temporaryDatabase, valueIn } from "../testing/temporary.ts";

const NUMBER = "12065550142";
const PATH = `/v2/numbers/${NUMBER}`;
const BALANCE = "SELECT balance_nanodollars FROM accounts";

test("gives the number to the account, on the built-in route, and takes setup and first month", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db });
  // As clients in the field do it: no body and no Content-Type.
  const bought = await sandbox.post(PATH);
  expect(bought.status).toBe(201);
  expect(bought.body).toEqual({
    data: {
      id: NUMBER,
      type: "number",
      attributes: {
        value: NUMBER,
        alias: null,
        note: null,
        status: "PURCHASED",
        cnam_lookups_enabled: false,
        messaging_enabled: false,
        number_type: "longcode",
        rate_center: "seattle",
        state: "wa",
        iso_country: "US",
        setup_cost: 1,
        monthly_cost: 1.25,
        inbound_rate: 0.012,
        rate_type: "local",
        tier: "Standard",
      },
      relationships: {
        cnam_preset: { data: null },
        e911_address: { data: null },
        failover_route: { data: null },
        primary_route: { data: { type: "route", id: "0" } },
      },
      links: { self: sandbox.url + PATH },
    },
    included: [expect.objectContaining({ type: "route", id: "0" })],
    links: { self: sandbox.url + PATH },
  });
  expect((await sandbox.get(PATH)).body).toEqual(bought.body);
  expect(valueIn(db, BALANCE)).toBe(97_750_000_000);
});

test("takes the options of newer documentation", async () => {
  const sandbox = await startSandbox();
  const options = {
    cnam_lookups_enabled: true,
    messaging_enabled: true,
    messaging_email: "ops@example.com",
    messaging_callback_url: "https://example.com/flowroute",
  };
  const bought = await sandbox.post(PATH, options);
  expect(bought.status).toBe(201);
  expect(bought.at("data", "attributes")).toMatchObject({
    cnam_lookups_enabled: true,
    messaging_enabled: true,
  });
});

test.each<[unknown, unknown]>([
  [{ messaging_enabled: "yes" }, { messaging_enabled: ["Not a valid boolean."] }],
  [{ messaging_email: "nobody" }, { messaging_email: ["Not a valid email address."] }],
  [{ alias: "x" }, { alias: ["Unknown field."] }],
  [{ data: {} }, { data: ["Unknown field."] }],
  [[], { _schema: ["Not a valid object."] }],
  [null, { _schema: ["Not a valid object."] }],
])("refuses the options %j and sells nothing", async (options, detail) => {
  const sandbox = await startSandbox();
  const answer = await sandbox.post(PATH, options);
  expect(answer.status).toBe(422);
  expect(answer.at("errors", 0, "detail")).toEqual(detail);
  expect((await sandbox.post(PATH)).status).toBe(201);
});

test.each(["12065550100", "12065550199", "18885550142"])(
  "answers 404 for %s, which is not for sale",
  async (number) => {
    const sandbox = await startSandbox();
    const answer = await sandbox.post(`/v2/numbers/${number}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      errors: [{ detail: "Number not purchasable", id: expect.any(String), status: 404, title: "Not Found" }],
    });
  },
);

test("answers 404 for what cannot be a number", async () => {
  const sandbox = await startSandbox();
  for (const id of ["2065550142", "+12065550142", "number", "%ff"]) {
    expect((await sandbox.post(`/v2/numbers/${id}`)).status).toBe(404);
  }
});

test("refuses what the balance does not cover, to the cent", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db, balance: 4.49 });
  expect((await sandbox.post(PATH)).status).toBe(201);
  const refused = await sandbox.post("/v2/numbers/12065550143");
  expect(refused.status).toBe(403);
  expect(refused.at("errors", 0)).toMatchObject({
    title: "Insufficient Funds",
    detail: expect.stringContaining("Nothing was bought"),
  });
  expect(valueIn(db, BALANCE)).toBe(2_240_000_000);
  const available = await sandbox.get("/v2/numbers/available?starts_with=12065550143");
  expect(available.at("data", 0, "id")).toBe("12065550143");
});

test("spends a balance to the last cent", async () => {
  const sandbox = await startSandbox({ balance: 2.25 });
  expect((await sandbox.post(PATH)).status).toBe(201);
});

test("of many buyers at once one gets the number, and it is paid once", async () => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db });
  const answers = await Promise.all(Array.from({ length: 20 }, () => sandbox.post(PATH)));
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 404)]);
  expect(valueIn(db, BALANCE)).toBe(97_750_000_000);
});
