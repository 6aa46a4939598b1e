import { createFlowroute } from "flowroute-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fault, openCuttingProxy } from "./cutting-proxy.ts";
import { openSession, type Session } from "./session.ts";

const [OWNED, FOR_SALE, ALSO_FOR_SALE] = ["+12065550140", "+12065550141", "+12065550142"] as const;

let session: Session;
beforeEach(async () => {
  session = await openSession({ timeoutMs: 400 });
  await session.use("purchase_number", { numbers: [OWNED], messaging_enabled: true });
  session.wire.acts = 0;
});
afterEach(() => session.close());

const ACTED: Fault[] = [
  "cut after the carrier acted",
  "500 after the carrier acted",
  "never answered",
  "html",
];
const DID_NOT: Fault[] = ["cut before the carrier", "never arrived, never answered"];

const send = { from: OWNED, to: "+12065550187", body: "Only once." };
const route = { route_type: "host", value: "pbx.example.com", alias: "PBX" };

/** Messages, numbers and routes that the carrier has made. */
const made = () => session.requests.filter(({ method, status }) => method === "POST" && status < 300).length;

describe.each(ACTED)("%s", (fault) => {
  beforeEach(() => {
    session.wire.fault = fault;
  });

  it("send_message leaves the client once, finds the message, and does not send it again", async () => {
    const before = made();
    const { id } = await session.use("send_message", send);
    expect(await session.use("get_message", { id })).toMatchObject({ body: "Only once." });
    expect(await session.use("send_message", send)).toMatchObject({ id, deduplicated: true });
    expect(session.wire.acts).toBe(1);
    expect(made()).toBe(before + 1);
  });

  it("purchase_number leaves the client once for each, and finds that they were bought", async () => {
    expect(await session.use("purchase_number", { numbers: [FOR_SALE, ALSO_FOR_SALE] })).toMatchObject({
      spent_usd: 4.5,
      numbers: [
        { number: FOR_SALE, outcome: "bought" },
        { number: ALSO_FOR_SALE, outcome: "bought" },
      ],
    });
    expect(session.wire.acts).toBe(2);
    expect(await session.use("get_account_limits", {})).toMatchObject({
      unknown: 0,
      spend: { today: { count: 3, usd: 6.75 } },
    });
  });

  it("create_route leaves the client once, and finds the route", async () => {
    const { id } = await session.use("create_route", route);
    expect(await session.use("list_routes", {})).toMatchObject({
      routes: expect.arrayContaining([expect.objectContaining({ id, alias: "PBX" })]),
    });
    expect(session.wire.acts).toBe(1);
  });

  it("update_primary_route finds that it is set", async () => {
    session.wire.fault = "pass";
    const { id } = await session.use("create_route", route);
    session.wire.fault = fault;
    expect(await session.use("update_primary_route", { numbers: [OWNED], route_id: id })).toMatchObject({
      outcomes: [{ outcome: "changed", previous_route_id: "0" }],
    });
  });
});

// A cut connection says nothing about whether the carrier acted: even one cut before it must not be tried again.
describe.each(DID_NOT)("%s", (fault) => {
  beforeEach(() => {
    session.wire.fault = fault;
  });

  it("send_message leaves the client once, says what to check, and does not send when it is called again", async () => {
    const before = made();
    expect(await session.fail("send_message", send)).toMatch(
      /not known whether Flowroute acted: do not repeat this call\. Look with list_messages/,
    );
    session.wire.fault = "pass";
    expect(await session.fail("send_message", send)).toMatch(
      /^Nothing was done now\. An equal call was begun at .*still not known.*Look with list_messages/,
    );
    expect(session.wire.acts).toBe(1);
    expect(made()).toBe(before);
  });

  it("purchase_number leaves the client once, buys no further number, and says what to check", async () => {
    const answer = await session.use("purchase_number", { numbers: [FOR_SALE, ALSO_FOR_SALE] });
    expect(answer).toMatchObject({
      spent_usd: 0,
      numbers: [
        { number: FOR_SALE, outcome: "unknown", note: expect.stringContaining("get_number") },
        { number: ALSO_FOR_SALE, outcome: "not_attempted" },
      ],
    });
    expect(session.wire.acts).toBe(1);
    expect(await session.use("get_account_limits", {})).toMatchObject({
      unknown: 1,
      spend: { today: { count: 2, usd: 4.5 } },
    });
  });

  it("create_route leaves the client once; update_primary_route, which only sets, again where that can help", async () => {
    expect(await session.fail("create_route", route)).toMatch(/Look with list_routes .*"PBX"/);
    expect(session.wire.acts).toBe(1);
    session.wire.fault = "pass";
    const { id } = await session.use("create_route", { ...route, alias: "Another" });
    session.wire.fault = fault;
    session.wire.acts = 0;
    expect(await session.use("update_primary_route", { numbers: [OWNED], route_id: id })).toMatchObject({
      outcomes: [{ outcome: "unknown", previous_route_id: "0", note: expect.stringContaining("get_number") }],
    });
    // How often fits into the time that these calls are given depends on random waits.
    expect(session.wire.acts).toBeLessThanOrEqual(fault.startsWith("cut") ? 3 : 1);
    session.wire.fault = "pass";
    expect(await session.use("update_primary_route", { numbers: [OWNED], route_id: id })).toMatchObject({
      outcomes: [{ outcome: "changed" }],
    });
  });
});

describe("a carrier that is not there", () => {
  it("is told from one that may have acted", async () => {
    const nowhere = await openCuttingProxy(session.sandbox.url);
    await nowhere.close();
    const flowroute = createFlowroute({ baseUrl: nowhere.url, accessKey: "1", secretKey: "2" });
    expect(await session.fail("send_message", send, { flowroute, acting: flowroute })).toMatch(
      /^Nothing was done\. .*cannot be reached.*FLOWROUTE_BASE_URL\.$/,
    );
    expect(await session.fail("list_numbers", {}, { flowroute })).toMatch(/cannot be reached/);
  });
});

describe("a carrier that refuses the keys", () => {
  it("is explained to the operator without the keys", async () => {
    const flowroute = createFlowroute({
      baseUrl: session.sandbox.url,
      accessKey: "wrong-access",
      secretKey: "wrong-secret",
    });
    const message = await session.fail("list_numbers", {}, { flowroute });
    expect(message).toMatch(/refused the keys.*FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY/);
    expect(message).not.toContain("wrong-");
  });
});

describe("the carrier's limit", () => {
  it("is told with how long to wait", async () => {
    await session.close();
    session = await openSession({ clock: () => Date.parse("2026-11-02T12:00:00Z") });
    await session.use("purchase_number", { numbers: [OWNED], messaging_enabled: true });
    for (let sent = 0; sent < 5; sent += 1)
      await session.use("send_message", { ...send, body: `Text ${sent}` });
    expect(await session.fail("send_message", send)).toMatch(
      /^Nothing was done\. .*rate limit.*Wait \d+ s and call again\.$/,
    );
  });
});

describe("a call that the host cancels", () => {
  it("lets the request that is under way finish, and starts no further one", async () => {
    const cancel = new AbortController();
    const before = session.requests.filter(({ method }) => method === "POST").length;
    session.wire.onAct = () => cancel.abort();
    const answer = await session.use(
      "purchase_number",
      { numbers: [FOR_SALE, ALSO_FOR_SALE] },
      { signal: cancel.signal },
    );
    expect(answer).toMatchObject({
      spent_usd: 2.25,
      numbers: [
        { number: FOR_SALE, outcome: "bought" },
        { number: ALSO_FOR_SALE, outcome: "not_attempted", note: expect.stringContaining("cancelled") },
      ],
    });
    expect(session.requests.filter(({ method }) => method === "POST")).toHaveLength(before + 1);
  });
});
