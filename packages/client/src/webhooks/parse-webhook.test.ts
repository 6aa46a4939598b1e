import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WEBHOOK_EXAMPLES, wrongInWebhook } from "../testing/contract.ts";
import { deliveryReceipts, inboundMms, inboundSms } from "../testing/webhook-payloads.ts";
import { parseWebhook } from "./index.ts";

const SMS_ID = "mdr2-4e5435f325d9431f9e64118b20895b08";
const MMS_ID = "mdr2-8d1f2f7a2b3c11eda2610a8c4a5e6f70";
const SENT_ID = "mdr2-39cadeace66e11e7aff806cd7f24ba2d";

const smsInFull = {
  type: "inbound_sms",
  idempotencyKey: SMS_ID,
  id: SMS_ID,
  from: "+12065550142",
  to: "+12065550123",
  body: "Can I come at seven instead?",
  timestamp: new Date("2026-11-02T01:21:21.980Z"),
  amount_nanodollars: 7_000_000,
  amount_display: "$0.0070",
  message_encoding: 0,
  message_type: "longcode",
  status: "delivered",
  is_mms: false,
  media: [],
};

/** What the contract's examples are read as, by their names. */
const READ: Record<string, object> = {
  sms: smsInFull,
  legacy: {
    ...smsInFull,
    timestamp: null,
    amount_nanodollars: null,
    amount_display: null,
    message_encoding: null,
    message_type: null,
    status: null,
  },
  mms: {
    ...smsInFull,
    type: "inbound_mms",
    idempotencyKey: MMS_ID,
    id: MMS_ID,
    body: null,
    timestamp: new Date("2026-11-03T20:40:11Z"),
    amount_nanodollars: 19_500_000,
    amount_display: "$0.0195",
    status: "",
    is_mms: true,
    media: [
      {
        id: `${MMS_ID}-1`,
        url: "https://example.com/image000000.png",
        mime_type: "image/png",
        file_name: "image000000.png",
        file_size: 14_832,
      },
    ],
  },
  buffered: {
    type: "delivery_receipt",
    idempotencyKey: `${SENT_ID}:2:message buffered`,
    id: SENT_ID,
    level: 2,
    status: "message buffered",
    status_code: 1003,
    status_code_description: "Message accepted by Carrier",
    timestamp: new Date("2026-11-02T16:44:35Z"),
    body: "",
  },
};

test("the contract has examples", () => {
  expect(WEBHOOK_EXAMPLES.map(([, name]) => name).sort()).toEqual(Object.keys(READ).sort());
});

test.each(WEBHOOK_EXAMPLES)("%s: the contract's example %s", (_, name, payload) => {
  expect(parseWebhook(payload)).toEqual(READ[name]);
});

const KINDS = [
  ["inboundMessage", "an SMS", inboundSms],
  ["inboundMessage", "an MMS", inboundMms],
  ["deliveryReceipt", "a receipt", deliveryReceipts],
] as const;

describe.each(KINDS)("%s: %s", (webhook, _, samples) => {
  test("in the contract's words is read in full", () => {
    fc.assert(
      fc.property(samples({ strict: true }), ({ document, expected }) => {
        expect(wrongInWebhook(webhook, document)).toEqual([]);
        expect(parseWebhook(document)).toEqual(expected);
      }),
    );
  });

  test("in any words is read in full, as text, as bytes and as an object", () => {
    fc.assert(
      fc.property(samples({ strict: false }), ({ document, expected }) => {
        const json = JSON.stringify(document);
        for (const body of [document, json, new TextEncoder().encode(json), Buffer.from(json)]) {
          expect(parseWebhook(body)).toEqual(expected);
        }
      }),
    );
  });

  test("says the same in the flat form, but for the media, which it does not have", () => {
    fc.assert(
      fc.property(samples({ strict: false }), ({ flat, expected }) => {
        const read = parseWebhook(JSON.stringify(flat));
        expect(read).toEqual("media" in expected ? { ...expected, media: [] } : expected);
      }),
    );
  });

  test("may have members that nobody knows", () => {
    const names = fc.string().map((name) => `x_${name}`);
    fc.assert(
      fc.property(samples({ strict: false }), fc.dictionary(names, fc.jsonValue()), (sample, more) => {
        const { data, ...rest } = sample.document;
        const attributes = { ...more, ...Object(data["attributes"]) };
        const document = { ...more, ...rest, data: { ...more, ...data, attributes } };
        expect(parseWebhook(document)).toEqual(sample.expected);
      }),
    );
  });
});

const flat = { body: "Hello", to: "12065550123", from: "12065550142", id: SMS_ID };
const receipt = { id: SENT_ID, level: 1, status: "smsc submit" };

test("a receipt in the flat form may be short", () => {
  expect(parseWebhook(receipt)).toEqual({
    type: "delivery_receipt",
    idempotencyKey: `${SENT_ID}:1:smsc submit`,
    ...receipt,
    status_code: null,
    status_code_description: null,
    timestamp: null,
    body: null,
  });
});

test("an MMS is known by its media where is_mms is missing, and may come without a text", () => {
  const file = {
    file_name: "a.png",
    file_size: "1",
    mime_type: "image/png",
    url: "https://example.com/a.png",
  };
  const { body, id, ...attributes } = flat;
  const document = {
    data: {
      type: "message",
      id,
      attributes,
      relationships: { media: { data: [{ type: "media", id: "a" }] } },
    },
    included: [
      { type: "media", id: "a", attributes: file },
      { type: "other", id: "a" },
      { type: "media", id: "b", attributes: file },
    ],
  };
  expect(parseWebhook(document)).toMatchObject({
    type: "inbound_mms",
    is_mms: true,
    body: null,
    media: [{ id: "a", file_size: 1 }],
  });
});

test.each(["mdr1-123e4567", "mdr2-39CADEAC", SMS_ID])("the id %s is taken", (id) => {
  expect(parseWebhook({ ...flat, id })).toMatchObject({ id, idempotencyKey: id });
});

test.each([
  ["2026-11-02T01:21:21.98Z", "2026-11-02T01:21:21.980Z"],
  ["2026-11-02T01:21:21.980000Z", "2026-11-02T01:21:21.980Z"],
  ["2026-11-02T01:21:21Z", "2026-11-02T01:21:21.000Z"],
  ["2026-11-02t01:21:21.9z", "2026-11-02T01:21:21.900Z"],
  ["2026-11-02T01:21:21.98", "2026-11-02T01:21:21.980Z"],
  ["2026-11-02 01:21:21", "2026-11-02T01:21:21.000Z"],
  ["2026-11-02T01:21:21.98+00:00", "2026-11-02T01:21:21.980Z"],
  ["2026-11-02T01:21:21.980000-0530", "2026-11-02T06:51:21.980Z"],
  ["2028-02-29T23:59:59.999999+00:30", "2028-02-29T23:29:59.999Z"],
  ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
])("the timestamp %s is %s", (written, expected) => {
  expect(parseWebhook({ ...flat, timestamp: written })).toMatchObject({ timestamp: new Date(expected) });
});

test("a timestamp without a zone is UTC wherever it is read", () => {
  vi.stubEnv("TZ", "America/New_York");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(new Date(2026, 10, 2).getTimezoneOffset()).toBe(300);
  const { timestamp } = parseWebhook({ ...flat, timestamp: "2026-11-02T01:21:21.98" });
  expect(timestamp?.toISOString()).toBe("2026-11-02T01:21:21.980Z");
});

test("an amount of -0 is 0", () => {
  expect(parseWebhook(`{"amount_nanodollars":-0,${JSON.stringify(flat).slice(1)}`)).toMatchObject({
    amount_nanodollars: 0,
  });
});
