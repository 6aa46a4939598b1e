import { expect, test } from "vitest";
import { type Started, startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase, valueIn } from "../testing/temporary.ts";

const PATH = "/v2.1/messages";
const FROM = "12065550100";
const HANDSET = "12065550190";
const document = (attributes: Record<string, unknown>) => ({ data: { type: "message", attributes } });
const message = { to: HANDSET, from: FROM, body: "Your table is ready." };

async function sent(sandbox: Started, json: unknown): Promise<string> {
  const answer = await sandbox.post(PATH, json);
  expect(answer.status).toBe(202);
  return String(answer.at("data", "id"));
}

async function attributesOf(sandbox: Started, id: string) {
  return (await sandbox.get(`${PATH}/${id}`)).at("data", "attributes");
}

test("answers an accepted message with its id and link alone", async () => {
  const sandbox = await startSandbox();
  const answer = await sandbox.post(PATH, document(message));
  expect(answer.status).toBe(202);
  const id = String(answer.at("data", "id"));
  expect(id).toMatch(/^mdr2-[0-9a-f]{32}$/);
  expect(answer.body).toEqual({
    data: { id, type: "message", links: { self: `${sandbox.url}${PATH}/${id}` } },
  });
});

test("takes flat bodies, a plus before numbers, and echoes eleven digits", async () => {
  const sandbox = await startSandbox();
  const id = await sent(sandbox, { ...message, to: `+${HANDSET}`, from: `+${FROM}` });
  expect(await attributesOf(sandbox, id)).toMatchObject({ to: HANDSET, from: FROM });
  const abroad = await sent(sandbox, { ...message, to: "+442079460123" });
  expect(await attributesOf(sandbox, abroad)).toMatchObject({ to: "442079460123" });
});

test("a message becomes visible, gets its receipts in order and is delivered, by the clock alone", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1 });
  const id = await sent(sandbox, document(message));
  const states: string[] = [];
  for (let elapsed = 0; elapsed <= 5000; elapsed += 50) {
    const answer = await sandbox.get(`${PATH}/${id}`);
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

test.each<[string, string, number, number]>([
  ["160 characters", "a".repeat(160), 0, 1],
  ["161 characters", "a".repeat(161), 0, 2],
  ["280 characters", "a".repeat(280), 0, 2],
  ["281 characters", "a".repeat(281), 0, 3],
  ["a smart quote", "\u2019", 8, 1],
  ["70 with a smart quote", `${"a".repeat(69)}\u2019`, 8, 1],
  ["71 with a smart quote", `${"a".repeat(70)}\u2019`, 8, 2],
  ["36 emoji, two units each", "\u{1F600}".repeat(36), 8, 2],
])("charges %s by the segment", async (_, body, encoding, segments) => {
  const db = temporaryDatabase();
  const sandbox = await startSandbox({ db });
  const id = await sent(sandbox, { ...message, body });
  expect(await attributesOf(sandbox, id)).toMatchObject({
    body,
    message_encoding: encoding,
    amount_nanodollars: segments * 4_000_000,
    amount_display: `$${(segments * 0.004).toFixed(4)}`,
  });
  const spent = 100_000_000_000 - Number(valueIn(db, "SELECT balance_nanodollars FROM accounts"));
  expect(spent).toBe(segments * 4_000_000);
});

test("an MMS has its media along, named and typed by their URLs", async () => {
  const sandbox = await startSandbox();
  const media_urls = ["https://example.com/a/menu.PNG?size=2", "https://example.com/", "https://example.com/x.unknown"];
  const id = await sent(sandbox, document({ to: HANDSET, from: FROM, media_urls }));
  const answer = await sandbox.get(`${PATH}/${id}`);
  expect(answer.at("data", "attributes")).toMatchObject({
    is_mms: true,
    body: null,
    amount_nanodollars: 19_500_000,
    amount_display: "$0.0195",
  });
  expect(answer.at("data", "relationships", "media", "data")).toEqual(
    [1, 2, 3].map((n) => ({ type: "media", id: `${id}-${n}` })),
  );
  const file = (n: number, file_name: string, mime_type: string) => ({
    type: "media",
    id: `${id}-${n}`,
    attributes: { file_name, mime_type, file_size: 0, url: media_urls[n - 1] },
  });
  const included = [
    file(1, "menu.PNG", "image/png"),
    file(2, "media", "application/octet-stream"),
    file(3, "x.unknown", "application/octet-stream"),
  ];
  expect(answer.at("included")).toEqual(included);
  expect((await sandbox.get(`${PATH}?start_date=2026-01-01`)).at("included")).toEqual(included);
});

test.each<[unknown, boolean]>([
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
])("takes is_mms %j", async (is_mms, expected) => {
  const sandbox = await startSandbox();
  const id = await sent(sandbox, { ...message, is_mms });
  expect(await attributesOf(sandbox, id)).toMatchObject({ is_mms: expected });
});

test("a message to a number of the sandbox arrives there when it is delivered", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock, timeScale: 1 });
  const id = await sent(sandbox, { ...message, to: "12065550101" });
  const list = async () => (await sandbox.get(`${PATH}?start_date=2026-11-02&limit=200`)).at("data");
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
  const picture = await sent(sandbox, { to: "12065550101", from: FROM, media_urls: ["https://example.com/a.gif"] });
  advance(5000);
  const inbound = Object(await list())[0];
  expect(inbound.id).not.toBe(picture);
  expect(inbound).toMatchObject({ attributes: { direction: "inbound", status: "", body: null, is_mms: true } });
  expect(inbound.relationships.media.data).toEqual([{ type: "media", id: `${inbound.id}-1` }]);
});

test("a number that is not enabled for messages gets none", async () => {
  const sandbox = await startSandbox();
  await sandbox.post("/v2/numbers/12065550142");
  await sent(sandbox, { ...message, to: "12065550142" });
  expect((await sandbox.get(`${PATH}?start_date=2026-01-01`)).at("data")).toHaveLength(1);
});

test("refuses to send from a number of somebody else, or one that is not enabled for messages", async () => {
  const sandbox = await startSandbox();
  const refused = async (from: string) => {
    const answer = await sandbox.post(PATH, { ...message, from });
    expect(answer.status).toBe(403);
    return answer.at("errors", 0);
  };
  expect(await refused("12065550142")).toMatchObject({
    title: "ActionNotAuthorizedError",
    detail: expect.stringContaining("not on your account"),
  });
  await sandbox.post("/v2/numbers/12065550142");
  expect(await refused("12065550142")).toMatchObject({
    detail: expect.stringContaining("not enabled for messaging"),
  });
  expect((await sandbox.get(`${PATH}?start_date=2026-01-01`)).at("data")).toEqual([]);
});

test("refuses what the balance does not cover", async () => {
  const sandbox = await startSandbox({ balance: 0.0079 });
  expect((await sandbox.post(PATH, { ...message, body: "a".repeat(161) })).status).toBe(403);
  expect((await sandbox.post(PATH, message)).status).toBe(202);
  const refused = await sandbox.post(PATH, message);
  expect(refused.status).toBe(403);
  expect(refused.at("errors", 0)).toMatchObject({ title: "Insufficient Funds" });
});

test("says what is wrong with a message in the form in which it was sent", async () => {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock });
  const wrong = { to: "2065550190", from: 1, media_urls: ["menu.png"], is_mms: "perhaps", colour: "red" };
  const messages = {
    to: ["Not in the expected form."],
    from: ["Not a valid string."],
    media_urls: { 0: ["Not in the expected form.", "Not a valid URL."] },
    is_mms: ["Not a valid boolean.", "Must be one of: true, false."],
    colour: ["Unknown field."],
  };
  const wrapped = await sandbox.post(PATH, document(wrong));
  expect(wrapped.status).toBe(422);
  expect(wrapped.at("errors")).toEqual([
    { detail: { data: { attributes: messages } }, id: expect.any(String), status: 422 },
  ]);
  advance(1000);
  const flat = await sandbox.post(PATH, wrong);
  expect(flat.at("errors", 0, "detail")).toEqual(messages);
  const empty = await sandbox.post(PATH, {});
  expect(empty.at("errors", 0, "detail")).toMatchObject({
    to: ["Missing data for required field."],
    from: ["Missing data for required field."],
    body: ["Missing data for required field."],
  });
  const list = await sandbox.get(`${PATH}?start_date=2026-01-01`);
  expect(list.at("data")).toEqual([]);
});

test.each(["mdr2-00000000000000000000000000000000", "mdr1-0", "sms_callback", "%ff"])("answers 404 for %s", async (id) => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get(`${PATH}/${id}`);
  expect(answer.status).toBe(404);
});
