import { expect, test } from "vitest";
import { attributesOf, FROM, HANDSET, MESSAGES, message, messageDocument, sent } from "../testing/message.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";

test("a message becomes visible, gets its receipts in order and is delivered, by the clock alone", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1 });
  const id = await sent(sandbox, messageDocument(message));
  const states: string[] = [];
  for (let elapsed = 0; elapsed <= 5000; elapsed += 50) {
    const answer = await sandbox.get(`${MESSAGES}/${id}`);
    const { status, delivery_receipts: receipts } = Object(answer.at("data", "attributes"));
    const state = answer.status === 404 ? "not found" : `${status} ${receipts.length}`;
    if (states.at(-1) !== state) states.push(state);
    if (elapsed < 300) expect(answer.status).toBe(404);
    if (elapsed >= 1000) expect(answer.status).toBe(200);
    if (elapsed < 1500) expect(status).not.toBe("delivered");
    advance(50);
  }
  expect(states).toEqual(
    expect.arrayContaining(["not found", "smsc submit 1", "message buffered 2", "delivered 3"]),
  );
  expect(states.at(-1)).toBe("delivered 3");
  expect(await attributesOf(sandbox, id)).toEqual({
    body: message.body,
    status: "delivered",
    direction: "outbound",
    amount_nanodollars: 4_000_000,
    amount_display: "$0.0040",
    to: HANDSET,
    from: FROM,
    message_encoding: 0,
    message_type: "longcode",
    is_mms: false,
    timestamp: "2026-11-02T16:44:34.00Z",
    delivery_receipts: [
      {
        level: 2,
        status: "delivered",
        status_code: null,
        status_code_description: "Message delivered",
        timestamp: expect.stringMatching(/^2026-11-02T16:44:3\d\.\d\dZ$/),
      },
      {
        level: 2,
        status: "message buffered",
        status_code: 1003,
        status_code_description: "Message accepted by Carrier",
        timestamp: expect.any(String),
      },
      {
        level: 1,
        status: "smsc submit",
        status_code: null,
        status_code_description: "Message has been sent",
        timestamp: expect.any(String),
      },
    ],
  });
});

test("a message that has not had a receipt yet has an empty status", async () => {
  const { clock, advance } = stoppedClock();
  const states = new Set<unknown>();
  for (let seed = 1; seed <= 8; seed += 1) {
    const sandbox = await startSandbox({ clock, timeScale: 1, seed });
    const id = await sent(sandbox, message);
    for (let elapsed = 0; elapsed < 900; elapsed += 25) {
      advance(25);
      const { status, delivery_receipts: receipts } = Object(await attributesOf(sandbox, id));
      if (receipts?.length === 0) states.add(status);
    }
  }
  expect([...states]).toEqual([""]);
});

test("timing is the seed's: the same for the same seed, scaled by the time scale", async () => {
  const receipts = async (options: { seed: number; timeScale: number }) => {
    const { clock, advance } = stoppedClock();
    const sandbox = await startSandbox({ clock, ...options });
    const id = await sent(sandbox, message);
    advance(60_000);
    const { delivery_receipts: list } = Object(await attributesOf(sandbox, id));
    return list.map(({ timestamp }: { timestamp: string }) => timestamp);
  };
  const once = await receipts({ seed: 3, timeScale: 1 });
  expect(await receipts({ seed: 3, timeScale: 1 })).toEqual(once);
  expect(await receipts({ seed: 4, timeScale: 1 })).not.toEqual(once);
  expect(await receipts({ seed: 3, timeScale: 10 })).not.toEqual(once);
  expect(new Set(await receipts({ seed: 3, timeScale: 0 }))).toEqual(new Set(["2026-11-02T16:44:34.00Z"]));
});

test("a message to a number of the sandbox arrives there when it is delivered", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1 });
  const id = await sent(sandbox, { ...message, to: "12065550101" });
  const list = async () => (await sandbox.get(`${MESSAGES}?start_date=2026-11-02&limit=200`)).at("data");
  advance(1400);
  expect(await list()).toEqual([expect.objectContaining({ id })]);
  advance(3600);
  expect(await list()).toEqual([
    {
      id: expect.not.stringContaining(id),
      type: "message",
      attributes: {
        body: message.body,
        status: "delivered",
        direction: "inbound",
        amount_nanodollars: 4_000_000,
        amount_display: "$0.0040",
        to: "12065550101",
        from: FROM,
        message_encoding: 0,
        message_type: "longcode",
        is_mms: false,
        timestamp: expect.any(String),
        delivery_receipts: [],
      },
    },
    expect.objectContaining({ id }),
  ]);
  const picture = await sent(sandbox, {
    to: "12065550101",
    from: FROM,
    media_urls: [`${sandbox.url}/_sandbox/samples/picture.png`],
  });
  advance(5000);
  const inbound = Object(await list())[0];
  expect(inbound.id).not.toBe(picture);
  expect(inbound).toMatchObject({
    attributes: { direction: "inbound", status: "", body: null, is_mms: true },
  });
  expect(inbound.relationships.media.data).toEqual([{ type: "media", id: `${inbound.id}-1` }]);
});

test("a number that is not enabled for messages gets none", async () => {
  const sandbox = await startSandbox();
  await sandbox.post("/v2/numbers/12065550142");
  await sent(sandbox, { ...message, to: "12065550142" });
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toHaveLength(1);
});
