import { expect, test } from "vitest";
import { serveTcp } from "../media/testing/serve.ts";
import { createSandbox } from "../sandbox.ts";
import { eventually } from "../testing/eventually.ts";
import { FROM, HANDSET, MESSAGES, message } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase } from "../testing/temporary.ts";
import { nothingToPost, postTo, webhooksLike } from "../testing/webhooks.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Hello" };

test("a restart on the same file goes on where it was: with the URL, the attempts and what is still to come", async () => {
  const db = temporaryDatabase();
  const { clock, advance } = stoppedClock();
  const receiver = await startReceiver((place) => (place < 2 ? 500 : 200));
  const first = await startSandbox({ db, clock, inventory: 1, timeScale: 1 });
  await postTo(first, receiver.url, "sms", "sms_dlr");
  await first.post(MESSAGES, message);
  first.control.receiveMessage(TEXT);
  await receiver.arrived(1);
  await webhooksLike(first, { product: "sms", state: "retrying" });
  advance(30_000);
  first.control.setClock({});
  // One of them, whichever comes first, finds the receiver out of order as well.
  await receiver.arrived(5);
  await eventually(() => {
    const states = first.control.listWebhooks().map(({ state }) => state);
    expect(states.toSorted()).toEqual(["delivered", "delivered", "delivered", "retrying"]);
  });
  const before = first.control.listWebhooks();
  await first.close();

  const second = await startSandbox({ db, clock, inventory: 1, timeScale: 1 });
  expect(second.control.listWebhooks()).toEqual(before);
  advance(30_000);
  await receiver.arrived(6);
  await eventually(() =>
    expect(second.control.listWebhooks().map(({ state }) => state)).toEqual(Array(4).fill("delivered")),
  );
  const counts = second.control.listWebhooks().map(({ attempts }) => attempts.length);
  expect(counts.reduce((sum, count) => sum + count)).toBe(6);
});

test("what becomes due while no sandbox runs is posted by the next one", async () => {
  const db = temporaryDatabase();
  const { clock, advance } = stoppedClock();
  const receiver = await startReceiver();
  const first = await startSandbox({ db, clock, inventory: 1, timeScale: 1 });
  await postTo(first, receiver.url, "sms_dlr");
  await first.post(MESSAGES, message);
  await first.close();
  expect(receiver.posted).toEqual([]);
  advance(3_600_000);
  await startSandbox({ db, clock, inventory: 1 });
  await receiver.arrived(3);
  await nothingToPost(db);
  expect(receiver.posted).toHaveLength(3);
});

test("a sandbox closes promptly while a receiver hangs, and the next one posts it again", async () => {
  const db = temporaryDatabase();
  const receiver = await startReceiver((place) => (place < 8 ? "never" : 200));
  const first = await createSandbox({ db, inventory: 1 });
  const authorization = `Basic ${btoa(`${first.accessKey}:${first.secretKey}`)}`;
  await fetch(`${first.url}${MESSAGES}/sms_callback`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ callback_url: receiver.url }),
  });
  for (let n = 0; n < 20; n += 1) first.control.receiveMessage({ ...TEXT, body: `Hello ${n}` });
  // As many as are posted to one URL at once.
  await receiver.arrived(8);
  const started = performance.now();
  await first.close();
  expect(performance.now() - started).toBeLessThan(1000);
  expect(receiver.posted).toHaveLength(8);

  const second = await startSandbox({ db, inventory: 1 });
  await receiver.arrived(28);
  await nothingToPost(db);
  const taken = receiver.posted.slice(-20).map(({ webhook }) => webhook.body);
  expect(new Set(taken).size).toBe(20);
  // Attempts that were given up for the end of the sandbox do not count.
  for (const { attempts, state } of second.control.listWebhooks()) {
    expect({ state, attempts: attempts.length }).toEqual({ state: "delivered", attempts: 1 });
  }
});

test("two sandboxes on one file post each event once, and the receipts of a message in their order", async () => {
  const db = temporaryDatabase();
  const receiver = await startReceiver();
  const rates = { sms: 100, mms: 100 };
  const sandboxes = [
    await startSandbox({ db, inventory: 1, messageRates: rates }),
    await startSandbox({ db, inventory: 1, messageRates: rates }),
  ];
  for (const sandbox of sandboxes) await postTo(sandbox, receiver.url, "sms", "sms_dlr");
  const sending = sandboxes.flatMap((sandbox) =>
    Array.from({ length: 20 }, async () => {
      sandbox.control.receiveMessage(TEXT);
      return sandbox.post(MESSAGES, message);
    }),
  );
  const answers = await Promise.all(sending);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  await receiver.arrived(40 + 3 * 40);
  await nothingToPost(db);
  expect(receiver.posted).toHaveLength(40 + 3 * 40);
  const inbound = receiver.posted.filter(({ webhook }) => webhook.type === "inbound_sms");
  expect(new Set(inbound.map(({ webhook }) => webhook.id)).size).toBe(40);
  for (const answer of answers) {
    const own = receiver.posted.filter(({ webhook }) => webhook.id === answer.at("data", "id"));
    const statuses = own.map(({ webhook }) => ("status" in webhook ? webhook.status : undefined));
    expect(statuses).toEqual(["smsc submit", "message buffered", "delivered"]);
  }
  expect(sandboxes.flatMap(({ logged }) => logged)).toEqual([]);
});

test("200 events all arrive at one slow receiver", async () => {
  const receiver = await startReceiver(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return 200;
  });
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url, "sms");
  const ids = Array.from({ length: 200 }, () => sandbox.control.receiveMessage(TEXT).id);
  const posted = await receiver.arrived(200);
  expect(new Set(posted.map(({ webhook }) => webhook.id))).toEqual(new Set(ids));
  await eventually(() => {
    const states = sandbox.control.listWebhooks({ limit: 1000 }).map(({ state }) => state);
    expect(states).toEqual(Array(200).fill("delivered"));
  });
  expect(receiver.posted).toHaveLength(200);
});

test("a reset while a receiver hangs: what it says in the end is not taken for an event of the new state", async () => {
  let answer = (_: number) => {};
  const held = new Promise<number>((resolve) => {
    answer = resolve;
  });
  const receiver = await startReceiver((place) => (place === 0 ? held : 500));
  const sandbox = await startSandbox({ inventory: 1, timeScale: 1 });
  await postTo(sandbox, receiver.url, "sms");
  sandbox.control.receiveMessage(TEXT);
  await receiver.arrived(1);
  sandbox.control.reset();
  await postTo(sandbox, receiver.url, "sms");
  const { id } = sandbox.control.receiveMessage(TEXT);
  await webhooksLike(sandbox, { id: 1, message_id: id, state: "retrying" });
  const [before] = sandbox.control.listWebhooks();
  answer(200);
  sandbox.control.receiveMessage(TEXT);
  await webhooksLike(sandbox, { id: 2, state: "retrying" }, { id: 1 });
  expect(sandbox.control.listWebhooks()[1]).toEqual(before);
  expect(sandbox.logged).toEqual([]);
});

test("a receiver that is slow does not keep the others waiting", async () => {
  const hanging = await serveTcp(() => {});
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, hanging.url, "sms");
  for (let n = 0; n < 20; n += 1) sandbox.control.receiveMessage(TEXT);
  await eventually(() => expect(hanging.connections()).toBe(8));
  await postTo(sandbox, receiver.url, "sms");
  for (let n = 0; n < 5; n += 1) sandbox.control.receiveMessage(TEXT);
  await receiver.arrived(5);
});

test("while a receiver hangs there is nothing to look for again and again", async () => {
  let looks = 0;
  const clock = () => {
    looks += 1;
    return Date.now();
  };
  const hanging = await serveTcp(() => {});
  const sandbox = await startSandbox({ inventory: 1, clock });
  await postTo(sandbox, hanging.url, "sms_dlr");
  await sandbox.post(MESSAGES, message);
  await eventually(() => expect(hanging.connections()).toBe(1));
  looks = 0;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(looks).toBeLessThan(15);
});

test("a receiver that takes its time over a long queue does not keep the others waiting either", async () => {
  const slow = await startReceiver(async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return 200;
  });
  const quick = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, slow.url, "sms");
  for (let n = 0; n < 100; n += 1) sandbox.control.receiveMessage(TEXT);
  await slow.arrived(8);
  await postTo(sandbox, quick.url, "sms_dlr");
  await sandbox.post(MESSAGES, message);
  await quick.arrived(3);
  expect(slow.posted.length).toBeLessThan(60);
});
