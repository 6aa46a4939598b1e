import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { FROM, HANDSET, MESSAGES, message, sent } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { contentsOf, temporaryDatabase } from "../testing/temporary.ts";
import { postTo } from "../testing/webhooks.ts";
import type { SeedData } from "./shapes.ts";

const DATA = {
  routes: [
    { route_type: "host", value: "sip.example.com:5060", alias: "PBX" },
    { route_type: "number", value: "12065550150" },
    { route_type: "uri", value: "sip:desk@example.com", alias: "Desk" },
  ],
  numbers: [
    { number: "12065550142", alias: "Front desk", primary_route: "PBX", failover_route: "2" },
    { number: "18005550199", messaging_enabled: false, primary_route: "3" },
    { number: "12125550105" },
  ],
  messages: [
    {
      direction: "inbound",
      from: "442079460123",
      to: "12065550142",
      body: "Hello",
      at: "2026-10-01T10:00:00Z",
    },
    { direction: "outbound", from: FROM, to: HANDSET, body: "Later", at: "2026-10-01T12:00:01.239+01:00" },
    { direction: "inbound", from: HANDSET, to: "12125550105", body: "a".repeat(161) },
  ],
} satisfies SeedData;

test("routes, numbers and messages are put in, free of charge", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock });
  const before = sandbox.control.listAccounts();
  const seeded = sandbox.control.seed(DATA);
  expect(seeded).toEqual({
    routes: ["1", "2", "3"],
    numbers: ["12065550142", "18005550199", "12125550105"],
    messages: Array(3).fill(expect.stringMatching(/^mdr2-[0-9a-f]{32}$/)),
  });
  expect(sandbox.control.listAccounts()).toEqual(before);
  const state = (number: string) => sandbox.control.listOwnedNumbers().find((each) => each.number === number);
  expect(state("12065550142")).toMatchObject({
    alias: "Front desk",
    number_type: "longcode",
    rate_center: "seattle",
    state: "wa",
    messaging_enabled: true,
    primary_route: { id: "1", alias: "PBX" },
    failover_route: { id: "2", value: "12065550150" },
    last_change: { what: "put in", at: "2026-11-02T16:44:34.000Z" },
  });
  expect(state("18005550199")).toMatchObject({
    number_type: "toll-free",
    messaging_enabled: false,
    primary_route: { id: "3" },
    failover_route: null,
  });
  expect(state("12125550105")).toMatchObject({ alias: null, rate_center: null, primary_route: { id: "0" } });
  // The one of the inventory is not for sale any more.
  expect((await sandbox.post("/v2/numbers/12065550142")).status).toBe(404);
  expect(sandbox.control.searchInventory({ starts_with: "12065550142" })).toEqual([]);
  await sent(sandbox, { ...message, from: "12125550105" });
  expect((await sandbox.post(MESSAGES, { ...message, from: "18005550199" })).status).toBe(403);
});

test("messages are there at their time, with what had become of them", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1 });
  const { messages } = sandbox.control.seed(DATA);
  const listed = await sandbox.get(`${MESSAGES}?start_date=2026-09-01&limit=10`);
  const [first, second, third] = messages;
  expect(listed.at("data")).toMatchObject([
    {
      id: third,
      attributes: { direction: "inbound", timestamp: "2026-11-02T16:44:34.00Z", amount_display: "$0.0080" },
    },
    { id: second, attributes: { status: "delivered", timestamp: "2026-10-01T11:00:01.23Z", to: HANDSET } },
    {
      id: first,
      attributes: { status: "delivered", timestamp: "2026-10-01T10:00:00.00Z", from: "442079460123" },
    },
  ]);
  expect(listed.at("data", 1, "attributes", "delivery_receipts")).toHaveLength(3);
});

test("nothing of it is posted", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox();
  await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  sandbox.control.seed(DATA);
  const { id } = sandbox.control.receiveMessage({ from: HANDSET, to: FROM, body: "After it" });
  const posted = await receiver.arrived(1);
  expect(posted.map(({ webhook }) => webhook.id)).toEqual([id]);
  expect(sandbox.control.listWebhooks()).toHaveLength(1);
});

test("it goes into the account that is named", async () => {
  const sandbox = await startSandbox({ accounts: 2 });
  const [, second] = sandbox.accounts;
  sandbox.control.seed({ access_key: second?.accessKey ?? "", numbers: [{ number: "12125550105" }] });
  expect((await sandbox.get("/v2/numbers/12125550105")).status).toBe(404);
  expect((await asAccount(sandbox, second).get("/v2/numbers/12125550105")).status).toBe(200);
});

const number = { number: "12125550106" };
const text = { direction: "inbound", from: HANDSET, to: FROM, body: "Hello" } as const;

test.each<[string, number, SeedData]>([
  ["an account that is not there", 404, { access_key: "nobody" }],
  ["a route that leads nowhere", 422, { routes: [{ route_type: "host", value: "" }] }],
  ["a route of no type", 422, { routes: [{ route_type: Object("sip-reg"), value: "sip.example.com" }] }],
  [
    "the alias of another route",
    409,
    { routes: [{ route_type: "host", value: "example.com", alias: "PBX" }] },
  ],
  [
    "the alias of the built-in route",
    409,
    { routes: [{ route_type: "host", value: "a.com", alias: "sip-reg" }] },
  ],
  ["a number of ten digits", 422, { numbers: [{ number: "2125550106" }] }],
  ["a number with a plus", 422, { numbers: [{ number: "+12125550106" }] }],
  ["a number that somebody has", 409, { numbers: [number, { number: "12065550102" }] }],
  ["a number twice", 409, { numbers: [number, number] }],
  ["a route that is not there", 422, { numbers: [{ ...number, primary_route: "99" }] }],
  ["an empty route", 422, { numbers: [{ ...number, failover_route: "" }] }],
  ["a message to somebody else", 422, { messages: [{ ...text, to: "12065550102" }] }],
  ["a message from somebody else", 422, { messages: [{ ...text, direction: "outbound" }] }],
  ["a message from a name", 422, { messages: [{ ...text, from: "FLOWER" }] }],
  ["a time that is none", 422, { messages: [{ ...text, at: "yesterday" }] }],
  ["a day that is none", 422, { messages: [{ ...text, at: "2026-13-01T00:00:00Z" }] }],
  ["a year that carriers do not have", 422, { messages: [{ ...text, at: "+275760-09-13T00:00:00Z" }] }],
])("%s: nothing at all is put in", async (_, status, wrong) => {
  const db = temporaryDatabase();
  const { control } = await startSandbox({ db, accounts: 2 });
  control.seed({ routes: [{ route_type: "host", value: "example.com", alias: "PBX" }] });
  const before = contentsOf(db);
  const valid: SeedData = {
    routes: [{ route_type: "host", value: "example.com", alias: "New" }],
    numbers: [{ number: "12125550107", primary_route: "New" }],
    messages: [{ ...text, to: "12125550107" }],
  };
  const data = {
    ...wrong,
    routes: [...(valid.routes ?? []), ...(wrong.routes ?? [])],
    numbers: [...(valid.numbers ?? []), ...(wrong.numbers ?? [])],
    messages: [...(valid.messages ?? []), ...(wrong.messages ?? [])],
  };
  expect(() => control.seed(data)).toThrow(expect.objectContaining({ name: "ControlError", status }));
  expect(contentsOf(db)).toBe(before);
  expect(control.seed(valid).routes).toEqual(["2"]);
});
