import { expect, test } from "vitest";
import { sampleAt } from "../media/samples.ts";
import { attributesOf, FROM, HANDSET, MESSAGES, message, messageDocument, sent } from "../testing/message.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase, valueIn } from "../testing/temporary.ts";

test("answers an accepted message with its id and link alone", async () => {
  const sandbox = await startSandbox();
  const answer = await sandbox.post(MESSAGES, messageDocument(message));
  expect(answer.status).toBe(202);
  const id = String(answer.at("data", "id"));
  expect(id).toMatch(/^mdr2-[0-9a-f]{32}$/);
  expect(answer.body).toEqual({
    data: { id, type: "message", links: { self: `${sandbox.url}${MESSAGES}/${id}` } },
  });
});

test("takes flat bodies, a plus before numbers, and echoes eleven digits", async () => {
  const sandbox = await startSandbox();
  const id = await sent(sandbox, { ...message, to: `+${HANDSET}`, from: `+${FROM}` });
  expect(await attributesOf(sandbox, id)).toMatchObject({ to: HANDSET, from: FROM });
  const abroad = await sent(sandbox, { ...message, to: "+442079460123" });
  expect(await attributesOf(sandbox, abroad)).toMatchObject({ to: "442079460123" });
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

test("an MMS has its media along, fetched and kept", async () => {
  const sandbox = await startSandbox();
  const samples = `${sandbox.url}/_sandbox/samples`;
  const media_urls = [`${samples}/picture.png?size=2`, `${samples}/hello.txt`];
  const id = await sent(sandbox, messageDocument({ to: HANDSET, from: FROM, media_urls }));
  const answer = await sandbox.get(`${MESSAGES}/${id}`);
  expect(answer.at("data", "attributes")).toMatchObject({
    is_mms: true,
    body: null,
    amount_nanodollars: 19_500_000,
    amount_display: "$0.0195",
  });
  expect(answer.at("data", "relationships", "media", "data")).toEqual(
    [1, 2].map((n) => ({ type: "media", id: `${id}-${n}` })),
  );
  const file = (n: number, file_name: string, mime_type: string) => ({
    type: "media",
    id: `${id}-${n}`,
    attributes: {
      file_name,
      mime_type,
      file_size: sampleAt(file_name)?.content.byteLength,
      url: `${sandbox.url}/_sandbox/media/${id}-${n}`,
    },
    links: { self: `${sandbox.url}/v2.2/media/${id}-${n}` },
  });
  const included = [file(1, "picture.png", "image/png"), file(2, "hello.txt", "text/plain")];
  expect(answer.at("included")).toEqual(included);
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("included")).toEqual(included);
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

test("refuses to send from a number of somebody else, or one that is not enabled for messages", async () => {
  const sandbox = await startSandbox();
  const refused = async (from: string) => {
    const answer = await sandbox.post(MESSAGES, { ...message, from });
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
  expect((await sandbox.get(`${MESSAGES}?start_date=2026-01-01`)).at("data")).toEqual([]);
});

test("refuses what the balance does not cover", async () => {
  const sandbox = await startSandbox({ balance: 0.0079 });
  expect((await sandbox.post(MESSAGES, { ...message, body: "a".repeat(161) })).status).toBe(403);
  expect((await sandbox.post(MESSAGES, message)).status).toBe(202);
  const refused = await sandbox.post(MESSAGES, message);
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
  const wrapped = await sandbox.post(MESSAGES, messageDocument(wrong));
  expect(wrapped.status).toBe(422);
  expect(wrapped.at("errors")).toEqual([
    { detail: { data: { attributes: messages } }, id: expect.any(String), status: 422 },
  ]);
  advance(1000);
  const flat = await sandbox.post(MESSAGES, wrong);
  expect(flat.at("errors", 0, "detail")).toEqual(messages);
  const empty = await sandbox.post(MESSAGES, {});
  expect(empty.at("errors", 0, "detail")).toMatchObject({
    to: ["Missing data for required field."],
    from: ["Missing data for required field."],
    body: ["Missing data for required field."],
  });
  const list = await sandbox.get(`${MESSAGES}?start_date=2026-01-01`);
  expect(list.at("data")).toEqual([]);
});

test.each(["mdr2-00000000000000000000000000000000", "mdr1-0", "sms_callback", "%ff"])(
  "answers 404 for %s",
  async (id) => {
    const sandbox = await startSandbox();
    const answer = await sandbox.get(`${MESSAGES}/${id}`);
    expect(answer.status).toBe(404);
  },
);
