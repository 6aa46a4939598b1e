import { afterEach, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

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

  it("refuses an id that cannot be one before it asks", async () => {
    const { opened } = await sent(0);
    const before = opened.requests.length;
    for (const id of ["", "mdr2-..", "../v2/numbers", "12065550123"])
      expect(await opened.fail("get_message", { id })).toContain("id:");
    expect(opened.requests).toHaveLength(before);
  });
});
