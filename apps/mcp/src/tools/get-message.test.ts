import { afterEach, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";
import { inboxOn, listen, PATIENT, postWebhooksTo, receipt, webhookUrl } from "../inbox/for-tests.ts";

const FROM = "+12065550140";
const TO = "+12065550187";

let session: Session | undefined;
afterEach(() => session?.close());

/** A session in which one text was just sent; `clock` moves the sandbox's time. */
async function sent(timeScale: number) {
  const clock = { now: Date.parse("2026-11-02T12:00:00Z") };
  const opened = await openSession({ timeScale, clock: () => clock.now });
  session = opened;
  await opened.use("purchase_number", { numbers: [FROM], messaging_enabled: true });
  const { id } = await opened.use("send_message", { from: FROM, to: TO, body: "Your table is ready." });
  return { opened, clock, id: String(id) };
}

describe("get_message", () => {
  it("gives the record with its receipts, newest first", async () => {
    const { opened, id } = await sent(0);
    expect(await opened.use("get_message", { id })).toMatchObject({
      id,
      direction: "outbound",
      from: FROM,
      to: TO,
      body: "Your table is ready.",
      status: "delivered",
      cost_usd: 0.004,
      final: true,
      receipts: [
        { level: 2, status: "delivered" },
        { level: 2, status: "message buffered", code: 1003 },
        { level: 1, status: "smsc submit" },
      ],
    });
  });

  it("says that a record is not there yet, and what to do", async () => {
    const { opened, id } = await sent(1);
    expect(await opened.fail("get_message", { id })).toMatch(
      /no record of this message yet.*wait_seconds 20/,
    );
  });

  it("waits until the record is final, and tells that it is waiting", async () => {
    const { opened, clock, id } = await sent(1);
    let ticks = 0;
    const onProgress = () => {
      ticks += 1;
      clock.now += 1000;
    };
    expect(await opened.use("get_message", { id, wait_seconds: 30 }, { onProgress })).toMatchObject({
      status: "delivered",
      final: true,
    });
    expect(ticks).toBeGreaterThan(0);
  });

  it("gives what there is when the time is up", async () => {
    const { opened, clock, id } = await sent(1);
    clock.now += 1100;
    const early = await opened.use("get_message", { id, wait_seconds: 0.3 });
    expect(early).toMatchObject({ id, final: false });
  });

  it("stops waiting when the call is cancelled", async () => {
    const { opened, id } = await sent(1);
    const cancel = new AbortController();
    const waiting = opened.fail(
      "get_message",
      { id, wait_seconds: 55 },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    );
    expect(await waiting).toMatch(/cancelled/);
  });

  it("answers at once with what is known when the server closes, and may be called again", async () => {
    const { opened, clock, id } = await sent(1);
    const closing = new AbortController();
    const given = { closing: closing.signal, onProgress: () => closing.abort() };
    expect(await opened.fail("get_message", { id, wait_seconds: 55 }, given)).toMatch(
      /no record of this message yet/,
    );
    clock.now += 1100;
    const told = await opened.use("get_message", { id, wait_seconds: 55 }, given);
    expect(told).toMatchObject({ id, final: false });
  });

  it("refuses an id that cannot be one before it asks", async () => {
    const { opened } = await sent(0);
    const before = opened.requests.length;
    for (const id of ["", "mdr2-..", "../v2/numbers", "12065550123"])
      expect(await opened.fail("get_message", { id })).toContain("id:");
    expect(opened.requests).toHaveLength(before);
  });
});

describe("get_message where the carrier posts webhooks", () => {
  /** A session with an inbox in which a text was just sent; how often the carrier was asked, and when it last posted. */
  async function sentWithInbox(timeScale: number, posts = true) {
    const opened = await openSession({ timeScale });
    session = opened;
    const inbox = inboxOn(opened.ledger.file.open, opened.context.account);
    const posted = { at: 0 };
    const url = await listen((request) => {
      posted.at = performance.now();
      return inbox.handler(request);
    });
    if (posts) await postWebhooksTo(opened.sandbox, webhookUrl(url));
    await opened.use("purchase_number", { numbers: [FROM], messaging_enabled: true });
    const send = async (to: string) =>
      String((await opened.use("send_message", { from: FROM, to, body: "Your table is ready." }))["id"]);
    const reads = () => opened.requests.filter(({ path }) => path.startsWith("/v2.1/messages/mdr2-")).length;
    return { opened, inbox, posted, send, reads, given: { news: inbox.news } };
  }

  it("answers as soon as the last receipt is in, and asks the carrier three times at most", async () => {
    const { opened, posted, send, reads, given } = await sentWithInbox(0.3);
    const id = await send(TO);
    const told = await opened.use("get_message", { id, wait_seconds: 55 }, given);
    const after = performance.now() - posted.at;
    expect(told).toMatchObject({ status: "delivered", final: true });
    expect(posted.at).toBeGreaterThan(0);
    expect(reads()).toBeLessThanOrEqual(3);
    // It takes some milliseconds; a pause between two questions takes 2500.
    expect(after).toBeLessThan(1000);
  });

  it("asks now and then all the same, since the carrier may post nothing", async () => {
    const { opened, posted, send, reads, given } = await sentWithInbox(1, false);
    opened.sandbox.control.setClock({ frozen: true });
    const id = await send(TO);
    const waiting = opened.use("get_message", { id, wait_seconds: 55 }, given);
    await expect.poll(reads, PATIENT).toBe(1);
    opened.sandbox.control.setClock({ advance_ms: 10_000 });
    expect(await waiting).toMatchObject({ status: "delivered", final: true });
    expect([posted.at, reads()]).toEqual([0, 2]);
  });

  it("asks again soon where the record lags behind its last receipt", async () => {
    const { opened, inbox, send, reads, given } = await sentWithInbox(1, false);
    opened.sandbox.control.setClock({ frozen: true });
    const id = await send(TO);
    const waiting = opened.use("get_message", { id, wait_seconds: 55 }, given);
    await expect.poll(reads, PATIENT).toBe(1);
    await inbox.receive({ ...receipt(1, 2, "delivered"), id });
    await expect.poll(reads, PATIENT).toBeGreaterThan(2);
    opened.sandbox.control.setClock({ advance_ms: 10_000 });
    expect(await waiting).toMatchObject({ status: "delivered", final: true });
  });

  it("gives what there is when the time is up or the server closes, and stops when the call is cancelled", async () => {
    const { opened, send, given } = await sentWithInbox(0.2);
    // Of this one nothing more is heard than that it is buffered.
    const id = await send("+12065550193");
    await expect
      .poll(() => opened.answer("get_message", { id }), PATIENT)
      .toMatchObject({ output: { status: "message buffered" } });
    const told = await opened.use("get_message", { id, wait_seconds: 0.2 }, given);
    expect(told).toMatchObject({ status: "message buffered", final: false });
    const closing = new AbortController();
    const onClosing = {
      ...given,
      closing: closing.signal,
      onProgress: () => setImmediate(() => closing.abort()),
    };
    expect(await opened.use("get_message", { id, wait_seconds: 55 }, onClosing)).toMatchObject({
      final: false,
    });
    const cancel = new AbortController();
    const options = {
      ...given,
      signal: cancel.signal,
      onProgress: () => setTimeout(() => cancel.abort(), 20),
    };
    expect(await opened.fail("get_message", { id, wait_seconds: 55 }, options)).toMatch(/cancelled/);
  });
});
