import { expect, test } from "vitest";
import { sampleAt } from "../media/samples.ts";
import { FROM, HANDSET, MESSAGES } from "../testing/message.ts";
import { startReceiver } from "../testing/receiver.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { postTo } from "../testing/webhooks.ts";
import type { NewInboundMessage } from "./shapes.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Hello" };

test("a text arrives now, at the price of its segments", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock, inventory: 1 });
  const body = "\u2019".repeat(71);
  const received = sandbox.control.receiveMessage({ ...TEXT, body });
  expect(received).toEqual({
    id: expect.stringMatching(/^mdr2-[0-9a-f]{32}$/),
    access_key: sandbox.accessKey,
    direction: "inbound",
    from: HANDSET,
    to: FROM,
    body,
    is_mms: false,
    status: "received",
    message_encoding: 8,
    segments: 2,
    amount_usd: 0.008,
    at: "2026-11-02T16:44:34.000Z",
    receipts: [],
    media: [],
  });
  expect(sandbox.control.listAllMessages()).toEqual([received]);
  expect(sandbox.control.listAccounts()[0]).toMatchObject({
    balance_usd: 99.992,
    spent: [{ kind: "inbound_sms", count: 1, usd: 0.008 }],
  });
  const record = await sandbox.get(`${MESSAGES}/${received.id}`);
  expect(record.at("data", "attributes")).toMatchObject({ direction: "inbound", status: "delivered", body });
});

test("media are the sandbox's samples, or anything that is given", async () => {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ inventory: 1 });
  await postTo(sandbox, receiver.url, "mms");
  const content = Buffer.from([0, 1, 2, 255]);
  const received = sandbox.control.receiveMessage({
    ...TEXT,
    media: [
      { sample: "large.png" },
      { file_name: "voice note.amr", mime_type: "audio/amr", content_base64: content.toString("base64") },
    ],
  });
  expect(received).toMatchObject({
    is_mms: true,
    body: "Hello",
    amount_usd: 0.0195,
    media: [
      { file_name: "large.png", file_size: sampleAt("large.png")?.content.byteLength },
      { file_name: "voice note.amr", mime_type: "audio/amr", file_size: 4, id: `${received.id}-2` },
    ],
  });
  const [post] = await receiver.arrived(1);
  const media = post?.webhook.type === "inbound_mms" ? post.webhook.media : [];
  expect(media.map(({ url }) => url)).toEqual(received.media.map(({ url }) => url));
  const file = await fetch(media[1]?.url ?? "");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
});

test("a balance that is used up does not keep messages away", async () => {
  const sandbox = await startSandbox({ inventory: 1, balance: 0 });
  sandbox.control.receiveMessage(TEXT);
  expect(sandbox.control.listAccounts()[0]?.balance_usd).toBe(-0.004);
});

test.each<[string, Partial<NewInboundMessage>, string]>([
  ["a sender with a plus", { from: `+${HANDSET}` }, "from must be"],
  ["a sender that is a name", { from: "FLOWER" }, "from must be"],
  ["a recipient of ten digits", { to: "2065550100" }, "to must be"],
  ["a recipient abroad", { to: "442079460123" }, "to must be"],
  ["a recipient of nobody's", { to: HANDSET }, "to is not a number of an account"],
  ["a recipient that is not enabled", { to: "12125550105" }, "to is not enabled"],
  ["an empty text", { body: "" }, "body or media must be given"],
  ["an empty text and no media", { body: "", media: [] }, "body or media must be given"],
  ["a sample that is none", { media: [{ sample: "no.png" }] }, "there are picture.png, hello.txt, large.png"],
  [
    "a type that is none",
    { media: [{ file_name: "a", mime_type: "image/png\r\nx: y", content_base64: "" }] },
    "mime_type must be",
  ],
  [
    "a file without a name",
    { media: [{ file_name: "", mime_type: "a/b", content_base64: "" }] },
    "file_name must",
  ],
  [
    "a file that is not base64",
    { media: [{ file_name: "a", mime_type: "a/b", content_base64: "a b" }] },
    "base64",
  ],
  [
    "a file that is too large",
    { media: [{ file_name: "a", mime_type: "a/b", content_base64: "AAAA".repeat(5 * 1024 * 1024 + 1) }] },
    "larger than 15728640 bytes",
  ],
])("%s is refused, and nothing is received", async (_, wrong, why) => {
  const { control } = await startSandbox({ inventory: 1 });
  control.seed({ numbers: [{ number: "12125550105", messaging_enabled: false }] });
  const before = [control.listAllMessages(), control.listAccounts()];
  expect(() => control.receiveMessage({ ...TEXT, ...wrong })).toThrow(
    expect.objectContaining({ name: "ControlError", status: 422, message: expect.stringContaining(why) }),
  );
  expect([control.listAllMessages(), control.listAccounts()]).toEqual(before);
});
