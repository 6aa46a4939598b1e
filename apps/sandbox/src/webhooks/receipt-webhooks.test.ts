import { expect, test } from "vitest";
import { FROM, message, messageDocument, sent } from "../testing/message.ts";
import { type Posted, startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase } from "../testing/temporary.ts";
import { nothingToPost, postTo, webhooksLike } from "../testing/webhooks.ts";

const START = Date.UTC(2026, 10, 2, 16, 44, 34, 0);
const statuses = (posted: readonly Posted[]) =>
  posted.map(({ webhook }) => (webhook.type === "delivery_receipt" ? webhook.status : webhook.type));

const receipt = (id: string, url: string, attributes: object) => ({
  data: {
    type: "delivery_receipt",
    id,
    attributes: { body: message.body, timestamp: "2026-11-02T16:44:34.00Z", ...attributes },
    links: { related: `${url}/v2.1/messages/${id}` },
  },
});

test("the receipts of an SMS are posted as the carrier posts them, in their order", async () => {
  const { clock } = stoppedClock(START);
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ clock, inventory: 1 });
  await postTo(sandbox, `${receiver.url}/receipts`, "sms_dlr");
  const id = await sent(sandbox, message);
  const posted = await receiver.arrived(3);
  expect(posted.map(({ body }) => body)).toEqual([
    receipt(id, sandbox.url, {
      level: 1,
      status: "smsc submit",
      status_code: null,
      status_code_description: "Message has been sent",
    }),
    receipt(id, sandbox.url, {
      level: 2,
      status: "message buffered",
      status_code: "1003",
      status_code_description: "Message accepted by Carrier",
    }),
    receipt(id, sandbox.url, {
      level: 2,
      status: "delivered",
      status_code: null,
      status_code_description: "Message delivered",
    }),
  ]);
  expect(posted.map(({ webhook }) => webhook)).toMatchObject([
    { level: 1, status_code: null },
    { level: 2, status_code: 1003 },
    { level: 2, timestamp: new Date(START) },
  ]);
  expect(new Set(posted.map(({ path }) => path))).toEqual(new Set(["/receipts"]));
  await webhooksLike(
    sandbox,
    { message_id: id, state: "delivered", receipt: { level: 2, status: "delivered" } },
    { message_id: id, state: "delivered", receipt: { level: 2, status: "message buffered" } },
    { message_id: id, state: "delivered", receipt: { level: 1, status: "smsc submit" } },
  );
});

test("those of an MMS go to a URL of their own and have no text", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, `${receiver.url}/mms`, "mms_dlr");
  await sent(sandbox, message);
  const id = await sent(sandbox, { ...message, is_mms: true });
  const posted = await receiver.arrived(3);
  expect(statuses(posted)).toEqual(["smsc submit", "message buffered", "delivered"]);
  for (const { path, webhook } of posted) {
    expect({ path, id: webhook.id, body: webhook.body }).toEqual({ path: "/mms", id, body: "" });
  }
});

test("the URL of a message goes before that of its account, which others still go to", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, `${receiver.url}/account`, "sms_dlr");
  const dlr_callback = `${receiver.url}/message`;
  const own = await sent(sandbox, messageDocument({ ...message, dlr_callback }));
  const other = await sent(sandbox, message);
  const posted = await receiver.arrived(6);
  const places = new Set(posted.map(({ path, webhook }) => `${webhook.id} ${path}`));
  expect(places).toEqual(new Set([`${own} /message`, `${other} /account`]));
});

test("the URL of a message is enough", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await sent(sandbox, { ...message, dlr_callback: receiver.url });
  expect(statuses(await receiver.arrived(3))).toEqual(["smsc submit", "message buffered", "delivered"]);
});

test("a receipt is posted when it comes, by the sandbox's clock", async () => {
  const { clock, advance } = stoppedClock(START);
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ clock, timeScale: 1, inventory: 1 });
  await postTo(sandbox, receiver.url, "sms_dlr");
  const id = await sent(sandbox, message);
  advance(900);
  expect(statuses(await receiver.arrived(1))).toEqual(["smsc submit"]);
  advance(600);
  expect(statuses(await receiver.arrived(2))).toEqual(["smsc submit", "message buffered"]);
  sandbox.control.setClock({ advance_ms: 3500 });
  await receiver.arrived(3);
  const receipts = sandbox.control.listAllMessages()[0]?.receipts.map(({ at }) => Date.parse(at));
  const seen = receiver.posted.map(({ webhook }) =>
    webhook.type === "delivery_receipt" ? webhook.timestamp?.getTime() : undefined,
  );
  // A webhook has hundredths of a second.
  expect(seen).toEqual(receipts?.toReversed().map((at) => Math.floor(at / 10) * 10));
  expect(receiver.posted.every(({ webhook }) => webhook.id === id)).toBe(true);
});

test("a URL that is set, replaced or removed while a message is on its way counts", async () => {
  const db = temporaryDatabase();
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ db, timeScale: 1, inventory: 1 });
  sandbox.control.setClock({ frozen: true });
  await sent(sandbox, message);
  await postTo(sandbox, `${receiver.url}/set`, "sms_dlr");
  sandbox.control.setClock({ advance_ms: 900 });
  await receiver.arrived(1);
  await postTo(sandbox, `${receiver.url}/replaced`, "sms_dlr");
  sandbox.control.setClock({ advance_ms: 600 });
  await receiver.arrived(2);
  await sandbox.request("DELETE", "/v2.1/messages/sms_dlr_callback");
  sandbox.control.setClock({ advance_ms: 3500 });
  await nothingToPost(db);
  expect(receiver.posted.map(({ path }) => path)).toEqual(["/set", "/replaced"]);
});

test("a message between two numbers of the account is posted on both ends", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  const id = await sent(sandbox, { ...message, to: "12065550101" });
  const posted = await receiver.arrived(4);
  const inbound = posted.filter(({ webhook }) => webhook.type === "inbound_sms");
  expect(inbound.map(({ webhook }) => webhook)).toMatchObject([{ from: `+${FROM}`, to: "+12065550101" }]);
  expect(statuses(posted.filter(({ webhook }) => webhook.id === id))).toEqual([
    "smsc submit",
    "message buffered",
    "delivered",
  ]);
});
