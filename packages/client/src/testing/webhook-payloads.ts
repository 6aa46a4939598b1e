import fc from "fast-check";
import type { DeliveryReceiptWebhook, InboundMms, InboundSms, WebhookMedia } from "../webhooks/index.ts";

type Members = Record<string, unknown>;

/** A webhook in the carrier's two forms, and what it is read as. */
export interface Sample<Webhook> {
  document: { data: Members; included?: Members[] };
  flat: Members;
  expected: Webhook;
}

const hexadecimal = (size: number) =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: size, maxLength: size })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(""));
export const messageIds = hexadecimal(32).map((digits) => `mdr2-${digits}`);
/** Every character there is, and halves of some. */
const texts = fc.string({
  unit: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\ud83d", "\ude00", "\0")),
});
const amounts = fc.oneof(fc.maxSafeNat(), fc.nat(1e9));
/** [on the wire, as it is read] */
const parties = fc.oneof(
  fc.integer({ min: 100, max: 199 }).map((line) => [`12065550${line}`, `+12065550${line}`] as const),
  fc.constantFrom(
    ["+12065550123", "+12065550123"] as const,
    ["442079460123", "+442079460123"] as const,
    ["12345", "12345"] as const,
    ["FLOWER", "FLOWER"] as const,
  ),
);

const pad = (number: number) => String(number).padStart(2, "0");

/** A time as the carrier may write it; `withZone`, as the contract has it. */
export const timestamps = ({ withZone }: { withZone: boolean }) =>
  fc
    .record({
      centiseconds: fc.integer({ min: 0, max: Date.UTC(2999, 11, 31) / 10 }),
      decimals: fc.constantFrom(0, 2, 3, 6, 9),
      minutesEast: fc.option(fc.integer({ min: -23 * 60, max: 23 * 60 }), { nil: withZone ? 0 : undefined }),
      utc: fc.constantFrom("Z", "+00:00", "-00:00"),
    })
    .map(({ centiseconds, decimals, minutesEast, utc }) => {
      const date = new Date(decimals === 0 ? Math.floor(centiseconds / 100) * 1000 : centiseconds * 10);
      const local = new Date(date.getTime() + (minutesEast ?? 0) * 60_000).toISOString();
      const fraction =
        decimals === 0 ? "" : `.${local.slice(20, 23).padEnd(decimals, "0").slice(0, decimals)}`;
      const distance = Math.abs(minutesEast ?? 0);
      const offset = `${(minutesEast ?? 0) < 0 ? "-" : "+"}${pad(Math.floor(distance / 60))}:${pad(distance % 60)}`;
      const zone = minutesEast === undefined ? "" : minutesEast === 0 ? utc : offset;
      return { written: `${local.slice(0, 19)}${fraction}${zone}`, date };
    });

/** A value as itself, or as a string: the carrier does both. */
const maybeString = <Value extends number | boolean>(value: Value, asString: boolean) =>
  asString ? String(value) : value;

const numbers = fc.record({
  from: parties,
  to: parties,
  amount: amounts,
  encoding: fc.constantFrom(0, 8),
  asString: fc.boolean(),
});

/** Inbound messages. `strict` ones are in the contract's words; others in all that is taken. */
function inbound({ strict }: { strict: boolean }) {
  return fc
    .record({
      id: messageIds,
      body: texts,
      timestamp: timestamps({ withZone: strict }),
      numbers,
      status: texts,
    })
    .map(({ id, body, timestamp, numbers: { from, to, amount, encoding, asString }, status }) => ({
      id,
      asString,
      attributes: {
        amount_display: "$0.0070",
        amount_nanodollars: maybeString(amount, asString),
        body,
        direction: "inbound",
        from: from[0],
        message_callback_url: "https://example.com/inbound",
        message_encoding: strict ? encoding : maybeString(encoding, asString),
        message_type: "longcode",
        status,
        timestamp: timestamp.written,
        to: to[0],
      },
      expected: {
        idempotencyKey: id,
        id,
        from: from[1],
        to: to[1],
        body,
        timestamp: timestamp.date,
        amount_nanodollars: amount,
        amount_display: "$0.0070",
        message_encoding: encoding,
        message_type: "longcode",
        status,
      },
    }));
}

export const inboundSms = ({ strict }: { strict: boolean }): fc.Arbitrary<Sample<InboundSms>> =>
  inbound({ strict }).map(({ id, asString, attributes: known, expected }) => {
    const attributes = { ...known, is_mms: strict ? false : maybeString(false, asString) };
    return {
      document: { data: { attributes, type: "message", id } },
      flat: { ...attributes, id },
      expected: { type: "inbound_sms", ...expected, is_mms: false, media: [] },
    };
  });

const files = fc.array(fc.record({ file_name: texts, file_size: fc.maxSafeNat(), mime_type: texts }), {
  maxLength: 4,
});

export const inboundMms = ({ strict }: { strict: boolean }): fc.Arbitrary<Sample<InboundMms>> =>
  fc
    .record({
      message: inbound({ strict }),
      files,
      order: fc.infiniteStream(fc.nat()),
      hasBody: fc.boolean(),
    })
    .map(({ message: { id, asString, attributes: known, expected }, files, order, hasBody }) => {
      const attributes = {
        ...known,
        body: hasBody ? known.body : null,
        delivery_receipts: [],
        is_mms: strict ? true : maybeString(true, asString),
      };
      const media: WebhookMedia[] = files.map((file, index) => ({
        ...file,
        id: `${id}-${index + 1}`,
        url: `https://example.com/${index}`,
      }));
      const shuffled = media
        .map((file) => ({ file, rank: order.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ file: { id: mediaId, ...file } }) => ({ type: "media", id: mediaId, attributes: file }));
      const references = [...media.map((file) => file.id), `${id}-unknown`];
      return {
        document: {
          data: {
            attributes,
            type: "message",
            id,
            relationships: { media: { data: references.map((each) => ({ type: "media", id: each })) } },
          },
          included: shuffled,
        },
        flat: { ...attributes, id },
        expected: { type: "inbound_mms", ...expected, body: attributes.body, is_mms: true, media },
      };
    });

const statusCodes = fc.constantFrom<{ wire: unknown; read: number | null }[]>(
  { wire: null, read: null },
  { wire: "", read: null },
  { wire: "1003", read: 1003 },
  { wire: 1003, read: 1003 },
  { wire: "unheard of", read: null },
);

export const deliveryReceipts = ({
  strict,
}: {
  strict: boolean;
}): fc.Arbitrary<Sample<DeliveryReceiptWebhook>> =>
  fc
    .record({
      id: messageIds,
      level: strict ? fc.constantFrom(1, 2) : fc.integer({ min: 1, max: 9 }),
      status: texts,
      code: statusCodes,
      description: fc.option(texts),
      timestamp: timestamps({ withZone: strict }),
      body: fc.option(texts),
      asString: fc.boolean(),
    })
    .map(({ id, level, status, code, description, timestamp, body, asString }) => {
      const attributes = {
        body,
        level: strict ? level : maybeString(level, asString),
        status,
        status_code: code.wire,
        status_code_description: description,
        timestamp: timestamp.written,
      };
      return {
        document: { data: { type: "delivery_receipt", id, attributes } },
        flat: { ...attributes, id },
        expected: {
          type: "delivery_receipt",
          idempotencyKey: `${id}:${level}:${status}`,
          id,
          level,
          status,
          status_code: code.read,
          status_code_description: description,
          timestamp: timestamp.date,
          body,
        },
      };
    });
