import fc from "fast-check";
import type { FlowrouteWebhook } from "flowroute-client/webhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  deliveryReceipts,
  inboundMms,
  inboundSms,
} from "../../../../packages/client/src/testing/webhook-payloads.ts";
import { about } from "../guard/ledger/opt-outs.ts";
import { type Database, integer } from "../guard/ledger/sql.ts";
import { idOf, inbound, inboxOn, LEDGERS, OURS, PATIENT, receipt, SECRET, THEIRS } from "./for-tests.ts";
import { topicOf } from "./news.ts";

const DAY_MS = 86_400_000;

describe.each(LEDGERS)("on $name", ({ open }) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await open());
  });
  afterAll(() => close());

  // Each test has an account of its own in the database.
  let account = "";
  let tests = 0;
  beforeEach(() => {
    tests += 1;
    account = `account ${tests}`;
  });
  const newInbox = (given: Parameters<typeof inboxOn>[2] = {}, of = account) =>
    inboxOn(async () => database, of, given);

  const receiptsKept = async () => {
    const [row] = await database.all("SELECT COUNT(*) AS n FROM receipts WHERE account = $1", account);
    return integer.parse(row?.["n"]);
  };
  const wordOf = async (of = account) => (await about(database, of, THEIRS))?.state;
  /** What is told from now on, in order. */
  const told = async () => {
    const words: string[] = [];
    await database.subscribe(topicOf(account), (said) => words.push(said));
    return words;
  };

  it("keeps and tells each message once, and gives the newest first", async () => {
    const words = await told();
    const inbox = newInbox();
    for (const number of [2, 1, 2, 3, 1]) await inbox.receive(inbound(number));
    expect((await inbox.newest(2)).map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
    expect(await inbox.newest(50)).toHaveLength(3);
    await expect.poll(() => words, PATIENT).toEqual([2, 1, 3].map((number) => `inbound:${idOf(number)}`));
  });

  it("keeps and tells each receipt once: delivered is a second one of level 2", async () => {
    const words = await told();
    const inbox = newInbox();
    const receipts = [
      receipt(1, 1, "smsc submit"),
      receipt(1, 2, "message buffered"),
      receipt(1, 2, "delivered"),
      receipt(2, 1, "failed"),
    ];
    for (const each of [...receipts, ...receipts.toReversed()]) await inbox.receive(each);
    expect(await receiptsKept()).toBe(4);
    await expect
      .poll(() => words, PATIENT)
      .toEqual([`receipt:${idOf(1)}`, `receipt:${idOf(1)}`, `final:${idOf(1)}`, `final:${idOf(2)}`]);
  });

  it("keeps apart what belongs to two accounts", async () => {
    const [ours, other] = [newInbox(), newInbox({}, `other ${account}`)];
    await ours.receive(inbound(1));
    await other.receive(inbound(1, { body: "STOP" }));
    expect(await ours.newest(50)).toHaveLength(1);
    expect([await wordOf(), await wordOf(`other ${account}`)]).toEqual([undefined, "out"]);
  });

  it("keeps each once when it comes many times at once, to two servers", async () => {
    const words = await told();
    const inboxes = [newInbox(), newInbox()];
    const all = [inbound(1, { body: "STOP" }), receipt(2, 2, "delivered")];
    const times = Array.from({ length: 5 }, () => inboxes).flat();
    await Promise.all(times.flatMap((inbox) => all.map((each) => inbox.receive(each))));
    expect([(await newInbox().newest(50)).length, await receiptsKept()]).toEqual([1, 1]);
    await expect.poll(() => words.toSorted(), PATIENT).toEqual([`final:${idOf(2)}`, `inbound:${idOf(1)}`]);
  });

  it("hears STOP and START by when they were written, also when one is posted again later", async () => {
    const clock = { now: Date.now() };
    const inbox = newInbox({ now: () => clock.now });
    await inbox.receive(inbound(2, { body: "start" }));
    await inbox.receive(inbound(1, { body: "STOP" }));
    expect(await wordOf()).toBe("in");
    await inbox.receive(inbound(3, { body: "Stop please", is_mms: "true" }));
    expect(await wordOf()).toBe("out");
    // Without a time, as in the flat form, it was written when it comes; what is known is not heard again.
    for (const [number, body] of [
      [4, "STOP"],
      [5, "UNSTOP"],
      [4, "STOP"],
    ] as const) {
      clock.now += 1;
      await inbox.receive(inbound(number, { body, timestamp: null }));
    }
    expect(await wordOf()).toBe("in");
  });

  it("keeps texts only if the operator wants it", async () => {
    await newInbox().receive(inbound(1, { body: "Between us" }));
    await newInbox({ keepBodies: true }).receive(inbound(2, { body: "Between us" }));
    const about = { sender: THEIRS, recipient: OURS };
    expect(await newInbox().newest(2)).toMatchObject([
      { ...about, body: "Between us" },
      { ...about, body: null },
    ]);
  });

  it("forgets what is older than 30 days, and not what is younger", async () => {
    const clock = { now: Date.now() };
    const inbox = newInbox({ now: () => clock.now });
    for (const number of [1, 2, 3]) {
      await inbox.receive(inbound(number));
      await inbox.receive(receipt(number, 2, "delivered"));
      clock.now += 10 * DAY_MS;
    }
    clock.now += DAY_MS;
    await inbox.receive(inbound(4));
    await expect
      .poll(async () => (await inbox.newest(50)).map(({ id }) => id), PATIENT)
      .toEqual([4, 3, 2].map(idOf));
    await expect.poll(receiptsKept, PATIENT).toBe(2);
  });

  it("takes any webhook in either form, in any order and any number of times, and keeps it once", async () => {
    let run = 0;
    const sample = fc
      .oneof(
        inboundSms({ strict: false }),
        inboundMms({ strict: false }),
        deliveryReceipts({ strict: false }),
      )
      .chain(({ document, flat, expected }) =>
        fc.constantFrom(document, flat).map((payload) => ({ body: JSON.stringify(payload), expected })),
      );
    const posted = fc
      .array(sample, { minLength: 1, maxLength: 6 })
      .chain((samples) => fc.shuffledSubarray([...samples, ...samples], { minLength: samples.length * 2 }));
    await fc.assert(
      fc.asyncProperty(posted, async (posts) => {
        run += 1;
        const inbox = newInbox({ keepBodies: true }, `${account}, run ${run}`);
        for (const { body } of posts) expect((await inbox.handler(postOf(body))).status).toBe(200);
        const messages = new Map(
          posts.flatMap(({ expected }) => (isReceipt(expected) ? [] : [[expected.id, expected] as const])),
        );
        const kept = await inbox.newest(50);
        expect(kept.map(({ id }) => id).toSorted()).toEqual([...messages.keys()].toSorted());
        for (const { id, sender, body, is_mms } of kept)
          expect([sender, body === null, is_mms === 1]).toEqual([
            messages.get(id)?.from,
            messages.get(id)?.body === null,
            messages.get(id)?.is_mms,
          ]);
      }),
      { numRuns: 20 },
    );
  });

  it("answers garbage with 400, and never with 500", async () => {
    const inbox = newInbox();
    const flat = { id: idOf(7), from: "12345", to: OURS.slice(1), body: "Hello" };
    const texts = fc.string({ unit: "binary" });
    const bodies = fc.oneof(
      texts,
      fc.uint8Array(),
      fc.json(),
      fc.jsonValue().map((body) => JSON.stringify({ ...flat, body })),
      texts.map((from) => JSON.stringify({ ...flat, from })),
      texts.map((status) => JSON.stringify({ id: flat.id, level: 2, status })),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect([200, 400]).toContain((await inbox.handler(postOf(body))).status);
      }),
    );
  });

  it("takes a status, a name and a text of any length", async () => {
    const inbox = newInbox({ keepBodies: true });
    const long = "\u{1f600}".repeat(50_000);
    await inbox.receive(receipt(1, 2, long));
    await inbox.receive(inbound(1, { from: long, body: "STOP" }));
    await inbox.receive(inbound(2, { body: long }));
    expect((await inbox.newest(1))[0]?.body).toBe(long);
    expect(await receiptsKept()).toBe(1);
  });
});

const postOf = (body: string | Uint8Array<ArrayBuffer>) =>
  new Request(`http://127.0.0.1/webhooks/flowroute/${SECRET}`, { method: "POST", body });

const isReceipt = (webhook: FlowrouteWebhook) => webhook.type === "delivery_receipt";
