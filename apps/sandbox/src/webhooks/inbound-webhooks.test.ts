import { expect, test } from "vitest";
import { asAccount } from "../testing/account.ts";
import { FROM, HANDSET } from "../testing/message.ts";
import { type Posted, startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase, valueIn } from "../testing/temporary.ts";
import { nothingToPost, postTo, webhooksLike } from "../testing/webhooks.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Can I come at seven instead? \u{1F600}" };
const PICTURE = { from: HANDSET, to: FROM, media: [{ sample: "picture.png" }, { sample: "hello.txt" }] };
const { clock } = stoppedClock(Date.UTC(2026, 10, 2, 1, 21, 21, 980));

test("an SMS is posted as the carrier posts it", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ clock, inventory: 1 });
  const url = `${receiver.url}/inbound?for=sms`;
  await postTo(sandbox, url, "sms");
  const { id } = sandbox.control.receiveMessage(TEXT);
  const [post] = await receiver.arrived(1);
  expect(post?.path).toBe("/inbound?for=sms");
  expect(post?.body).toEqual({
    data: {
      attributes: {
        amount_display: "$0.0040",
        amount_nanodollars: "4000000",
        body: TEXT.body,
        direction: "inbound",
        from: HANDSET,
        is_mms: false,
        message_callback_url: url,
        message_encoding: 8,
        message_type: "longcode",
        status: "delivered",
        timestamp: "2026-11-02T01:21:21.980000Z",
        to: FROM,
      },
      type: "message",
      id,
    },
  });
  expect(post?.webhook).toMatchObject({
    type: "inbound_sms",
    idempotencyKey: id,
    from: `+${HANDSET}`,
    to: `+${FROM}`,
    body: TEXT.body,
    timestamp: new Date(clock()),
    amount_nanodollars: 4_000_000,
  });
  const [event] = await webhooksLike(sandbox, { state: "delivered" });
  expect(event).toEqual({
    id: expect.any(Number),
    access_key: sandbox.accessKey,
    product: "sms",
    message_id: id,
    receipt: null,
    happened_at: "2026-11-02T01:21:21.980Z",
    url,
    state: "delivered",
    next_attempt_at: null,
    attempts: [{ at: "2026-11-02T01:21:21.980Z", status: 200, problem: null, took_ms: expect.any(Number) }],
  });
});

test("an MMS is posted with its media along", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ clock, inventory: 1 });
  await postTo(sandbox, receiver.url, "mms");
  const { id } = sandbox.control.receiveMessage(PICTURE);
  const [post] = await receiver.arrived(1);
  const file = (place: number, more: object) => ({
    id: `${id}-${place}`,
    type: "media",
    attributes: expect.objectContaining({ ...more, url: `${sandbox.url}/_sandbox/media/${id}-${place}` }),
    links: { self: `${sandbox.url}/v2.2/media/${id}-${place}` },
  });
  expect(post?.body).toEqual({
    data: {
      attributes: {
        amount_display: "$0.0195",
        amount_nanodollars: 19_500_000,
        body: null,
        delivery_receipts: [],
        direction: "inbound",
        from: HANDSET,
        is_mms: true,
        message_encoding: 0,
        message_type: "longcode",
        status: "",
        timestamp: "2026-11-02T01:21:21.98Z",
        to: FROM,
      },
      relationships: { media: { data: [1, 2].map((place) => ({ id: `${id}-${place}`, type: "media" })) } },
      type: "message",
      id,
    },
    included: [
      file(1, { file_name: "picture.png", mime_type: "image/png" }),
      file(2, { file_name: "hello.txt", mime_type: "text/plain", file_size: 24 }),
    ],
  });
  expect(post?.webhook).toMatchObject({ type: "inbound_mms", media: [{}, { file_size: 24 }] });
});

test("an account on the older setting receives the flat form", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ clock, inventory: 1, webhookFormat: "legacy" });
  await postTo(sandbox, receiver.url, "sms", "mms");
  const { id } = sandbox.control.receiveMessage(TEXT);
  await receiver.arrived(1);
  const mms = sandbox.control.receiveMessage(PICTURE);
  const bodies = (await receiver.arrived(2)).map(({ body }) => body);
  expect(bodies).toEqual([
    { body: TEXT.body, to: FROM, from: HANDSET, id },
    { body: null, to: FROM, from: HANDSET, id: mms.id },
  ]);
});

test("what is posted nowhere is neither kept nor posted when a URL is set later", async () => {
  const db = temporaryDatabase();
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ db, inventory: 1 });
  await postTo(sandbox, receiver.url, "mms", "sms_dlr", "mms_dlr");
  sandbox.control.receiveMessage(TEXT);
  await nothingToPost(db);
  expect(valueIn(db, "SELECT count(*) FROM webhooks")).toBe(0);
  await postTo(sandbox, receiver.url, "sms");
  const later = sandbox.control.receiveMessage({ ...TEXT, body: "And now?" });
  const posted = await receiver.arrived(1);
  expect(posted.map(({ webhook }) => webhook.id)).toEqual([later.id]);
  expect(sandbox.control.listWebhooks()).toHaveLength(1);
});

test("a user name and a password in the URL arrive as they would from the carrier", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url.replace("http://", "http://desk:p%40ss@"), "sms");
  sandbox.control.receiveMessage(TEXT);
  const [post] = await receiver.arrived(1);
  expect(post?.headers.authorization).toBe(`Basic ${btoa("desk:p@ss")}`);
  expect(post?.headers["user-agent"]).toBe("flowroute-sandbox");
});

test("each account has its own messages posted, where it wants them", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1, accounts: 2 });
  const accounts = sandbox.accounts.map((keys) => asAccount(sandbox, keys));
  for (const account of accounts) await postTo(account, `${receiver.url}/${account.accessKey}`, "sms");
  sandbox.control.receiveMessage({ ...TEXT, to: "12065550102" });
  sandbox.control.receiveMessage(TEXT);
  const posted = await receiver.arrived(2);
  const toOf = ({ webhook }: Posted) => ("to" in webhook ? webhook.to : undefined);
  expect(new Map(posted.map((post) => [post.path, toOf(post)]))).toEqual(
    new Map(accounts.map(({ accessKey }, place) => [`/${accessKey}`, `+1206555010${2 * place}`])),
  );
});
