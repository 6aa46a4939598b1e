import { expect, test } from "vitest";
import { FROM, MESSAGES, message, sent } from "../testing/message.ts";
import { type Posted, startReceiver } from "../testing/receiver.ts";
import { type Started, startSandbox, stoppedClock } from "../testing/start.ts";
import { postTo } from "../testing/webhooks.ts";

const AREA_CODES = ["206", "212", "340", "604", "907"];

const SUBMITTED = [1, "smsc submit", null, "Message has been sent"];
const BUFFERED = [2, "message buffered", 1003, "Message accepted by Carrier"];
const DELIVERED = [2, "delivered", null, "Message delivered"];

const messageOf = (sandbox: Started, id: string) =>
  sandbox.control.listAllMessages().find((each) => each.id === id);

/** Oldest first. */
const receiptsOf = (sandbox: Started, id: string) =>
  (messageOf(sandbox, id)?.receipts ?? [])
    .toReversed()
    .map(({ level, status, status_code, status_code_description: words }) => [
      level,
      status,
      status_code,
      words,
    ]);

const inboundOf = (sandbox: Started) =>
  sandbox.control.listAllMessages().filter(({ direction }) => direction === "inbound");

async function start() {
  const sandbox = await startSandbox({ inventory: 1, timeScale: 1, messageRates: { sms: 99, mms: 99 } });
  sandbox.control.setClock({ frozen: true });
  const forever = () => sandbox.control.setClock({ advance_ms: 100 * 365 * 86_400_000 });
  return { sandbox, forever };
}

test.each<[string, string, unknown[][], string]>([
  ["0191", "fails at level 1", [[1, "failed", null, "Message could not be sent"]], "failed"],
  [
    "0192",
    "fails at level 2",
    [SUBMITTED, BUFFERED, [2, "failed", null, "Message could not be delivered"]],
    "failed",
  ],
  ["0193", "stays buffered for ever", [SUBMITTED, BUFFERED], "message buffered"],
  ["0190", "is delivered", [SUBMITTED, BUFFERED, DELIVERED], "delivered"],
])("a message to NPA-555-%s %s, in every area code", async (line, _, receipts, status) => {
  const { sandbox, forever } = await start();
  const ids: string[] = [];
  for (const npa of AREA_CODES) ids.push(await sent(sandbox, { ...message, to: `1${npa}555${line}` }));
  forever();
  for (const id of ids) {
    expect(receiptsOf(sandbox, id)).toEqual(receipts);
    expect((await sandbox.get(`${MESSAGES}/${id}`)).at("data", "attributes", "status")).toBe(status);
  }
  expect(inboundOf(sandbox)).toEqual([]);
  // Each attempt is charged, whatever becomes of it.
  expect(sandbox.control.listAccounts()[0]?.spent).toEqual([{ kind: "outbound_sms", count: 5, usd: 0.02 }]);
});

test.each(["12065560191", "12065551191", "12065550291", "442055501911", "12065550196"])(
  "%s is a number like any other",
  async (to) => {
    const { sandbox, forever } = await start();
    const id = await sent(sandbox, { ...message, to: `+${to}` });
    forever();
    expect(receiptsOf(sandbox, id)).toEqual([SUBMITTED, BUFFERED, DELIVERED]);
    expect(inboundOf(sandbox)).toEqual([]);
  },
);

test("NPA-555-0194 answers STOP, in every area code, after the message was delivered", async () => {
  const { sandbox } = await start();
  for (const npa of AREA_CODES) {
    const to = `1${npa}5550194`;
    const id = await sent(sandbox, { ...message, to });
    sandbox.control.setClock({ advance_ms: 5000 });
    const deliveredAt = messageOf(sandbox, id)?.receipts[0]?.at ?? "";
    sandbox.control.setClock({ advance_ms: 2000 });
    expect(receiptsOf(sandbox, id)).toEqual([SUBMITTED, BUFFERED, DELIVERED]);
    const [answer] = inboundOf(sandbox);
    expect(answer).toMatchObject({ from: to, to: FROM, body: "STOP", is_mms: false, amount_usd: 0.004 });
    const waited = Date.parse(answer?.at ?? "") - Date.parse(deliveredAt);
    expect(waited).toBeGreaterThanOrEqual(490);
    expect(waited).toBeLessThanOrEqual(2000);
  }
  expect(sandbox.control.listAccounts()[0]?.spent).toEqual([
    { kind: "inbound_sms", count: 5, usd: 0.02 },
    { kind: "outbound_sms", count: 5, usd: 0.02 },
  ]);
});

test("NPA-555-0195 sends the text and the media back, at their price", async () => {
  const { sandbox, forever } = await start();
  const to = "12125550195";
  const body = `A long one with an emoji \u{1F600} ${"a".repeat(100)}`;
  await sent(sandbox, { ...message, to, body });
  const media_urls = ["picture.png", "hello.txt"].map((name) => `${sandbox.url}/_sandbox/samples/${name}`);
  await sent(sandbox, { to, from: FROM, media_urls });
  await sent(sandbox, { ...message, to, body: "Both", media_urls });
  forever();
  const answers = inboundOf(sandbox);
  const [text, media, both] = [body, null, "Both"].map((said) => answers.find((each) => each.body === said));
  expect(text).toMatchObject({ from: to, to: FROM, body, is_mms: false, segments: 2, amount_usd: 0.008 });
  const files = [
    { file_name: "picture.png", mime_type: "image/png" },
    { file_name: "hello.txt", mime_type: "text/plain", file_size: 24 },
  ];
  expect(media).toMatchObject({ body: null, is_mms: true, media: files, amount_usd: 0.0195 });
  expect(both).toMatchObject({ body: "Both", is_mms: true, media: files });
  expect(sandbox.control.listAccounts()[0]?.spent).toEqual([
    { kind: "inbound_mms", count: 2, usd: 0.039 },
    { kind: "inbound_sms", count: 1, usd: 0.008 },
    { kind: "outbound_mms", count: 2, usd: 0.039 },
    { kind: "outbound_sms", count: 1, usd: 0.008 },
  ]);
});

test("receipts of failures and answers are posted like all others", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url, "sms", "mms", "sms_dlr", "mms_dlr");
  const seen = ({ webhook }: Posted) =>
    webhook.type === "delivery_receipt"
      ? [webhook.level, webhook.status, webhook.status_code_description]
      : [webhook.type, webhook.from, webhook.body, webhook.media.length];
  const after = async (json: object, count: number) => {
    const before = receiver.posted.length;
    await sent(sandbox, { from: FROM, ...json });
    return (await receiver.arrived(before + count)).slice(before).map(seen);
  };
  const body = "Hello";
  const submitted = [1, "smsc submit", "Message has been sent"];
  const buffered = [2, "message buffered", "Message accepted by Carrier"];
  expect(await after({ to: "16045550191", body }, 1)).toEqual([[1, "failed", "Message could not be sent"]]);
  expect(await after({ to: "16045550192", body }, 3)).toEqual([
    submitted,
    buffered,
    [2, "failed", "Message could not be delivered"],
  ]);
  expect(await after({ to: "16045550193", body }, 2)).toEqual([submitted, buffered]);
  expect(await after({ to: "16045550194", body }, 4)).toContainEqual([
    "inbound_sms",
    "+16045550194",
    "STOP",
    0,
  ]);
  const media_urls = [`${sandbox.url}/_sandbox/samples/hello.txt`];
  expect(await after({ to: "16045550195", media_urls }, 4)).toContainEqual([
    "inbound_mms",
    "+16045550195",
    null,
    1,
  ]);
});

test("how long everything takes is the seed's, and the same whatever becomes of a message", async () => {
  const times = async (seed: number, line: string) => {
    const { clock, advance } = stoppedClock();
    const sandbox = await startSandbox({ inventory: 1, timeScale: 1, seed, clock });
    const id = await sent(sandbox, { ...message, to: `1206555${line}` });
    advance(60_000);
    const receipts = messageOf(sandbox, id)?.receipts.map(({ at }) => at) ?? [];
    return { receipts: receipts.toReversed(), answered: inboundOf(sandbox)[0]?.at };
  };
  for (const line of ["0190", "0191", "0192", "0193", "0194", "0195"]) {
    const once = await times(7, line);
    expect(await times(7, line)).toEqual(once);
    expect(await times(8, line)).not.toEqual(once);
  }
  const { receipts } = await times(7, "0190");
  expect((await times(7, "0191")).receipts).toEqual(receipts.slice(0, 1));
  expect((await times(7, "0192")).receipts).toEqual(receipts);
  expect((await times(7, "0193")).receipts).toEqual(receipts.slice(0, 2));
  expect(await times(7, "0195")).toEqual(await times(7, "0194"));
});
