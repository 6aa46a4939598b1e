import { z } from "zod";
import { SAMPLE_NAMES } from "../../../media/samples.ts";
import { LONGEST_FILE_NAME, MIME_TYPE } from "../../given-media.ts";
import type { MediaState, MessageState, NewInboundMessage, NewMedia, ReceiptState } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, phoneNumber, time, worldNumber } from "./values.ts";

const receiptLevel = z.union([z.literal(1), z.literal(2)]);

const receiptState: z.ZodType<ReceiptState> = named(
  "ReceiptState",
  z.strictObject({
    level: receiptLevel,
    status: z.string(),
    status_code: z.int().nullable(),
    status_code_description: z.string(),
    at: time,
  }),
);

const mediaState: z.ZodType<MediaState> = named(
  "MediaState",
  z.strictObject({
    id: z.string(),
    file_name: z.string(),
    mime_type: z.string(),
    file_size: count,
    url: z.string(),
  }),
);

export const messageState: z.ZodType<MessageState> = named(
  "MessageState",
  z.strictObject({
    id: z.string(),
    access_key: z.string(),
    direction: z.enum(["inbound", "outbound"]),
    from: z.string(),
    to: z.string(),
    body: z.string().nullable(),
    is_mms: z.boolean(),
    status: z.string(),
    message_encoding: z.int(),
    segments: count,
    amount_usd: z.number(),
    at: time,
    receipts: z.array(receiptState),
    media: z.array(mediaState),
  }),
);

const newMedia: z.ZodType<NewMedia> = named(
  "NewMedia",
  z.union([
    z.strictObject({ sample: z.enum(SAMPLE_NAMES) }),
    z.strictObject({
      file_name: z.string().min(1).max(LONGEST_FILE_NAME),
      mime_type: z.string().regex(MIME_TYPE),
      content_base64: z.base64(),
    }),
  ]),
);

export const newInboundMessage: z.ZodType<NewInboundMessage> = named(
  "NewInboundMessage",
  z.strictObject({
    from: worldNumber,
    to: phoneNumber,
    body: z.string().exactOptional(),
    media: z.array(newMedia).exactOptional(),
  }),
);
