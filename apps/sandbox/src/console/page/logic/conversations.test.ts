import { expect, test } from "vitest";
import type { MessageState } from "../../../control/shapes.ts";
import { arrivals, conversationsOf, summaryOf } from "./conversations.ts";

const OURS = "12065550100";
const ANA = "13015550123";
const BEN = "447700900123";

let last = 0;
function message(
  direction: "inbound" | "outbound",
  handset: string,
  body: string | null = "Hello",
): MessageState {
  last += 1;
  return {
    id: `mdr2-${last}`,
    access_key: "key",
    direction,
    from: direction === "outbound" ? OURS : handset,
    to: direction === "outbound" ? handset : OURS,
    body,
    is_mms: false,
    status: "delivered",
    message_encoding: 0,
    segments: 1,
    amount_usd: 0.004,
    at: new Date(1_790_000_000_000 + last * 1000).toISOString(),
    receipts: [],
    media: [],
  };
}

test("both directions of a pair of numbers are one conversation, and the newest is the first", () => {
  const [first, second, third] = [
    message("outbound", ANA),
    message("outbound", BEN),
    message("inbound", ANA),
  ];
  const conversations = conversationsOf([third, second, first]);
  expect(conversations.map(({ key }) => key)).toEqual([`${OURS}/${ANA}`, `${OURS}/${BEN}`]);
  expect(conversations[0]?.messages).toEqual([third, first]);
});

test("a message between two numbers of an account is in the conversation of each", () => {
  const sent = { ...message("outbound", "12065550101") };
  const received = { ...message("inbound", OURS), to: "12065550101" };
  expect(conversationsOf([received, sent]).map(({ ours }) => ours)).toEqual(["12065550101", OURS]);
});

test("a message without text says what it carries", () => {
  const file = { id: "m-1", file_name: "a", file_size: 1, url: "http://localhost/a" };
  expect(summaryOf({ body: "Hi", media: [] })).toBe("Hi");
  expect(summaryOf({ body: null, media: [{ ...file, mime_type: "image/png" }] })).toBe("(picture)");
  const two = [
    { ...file, mime_type: "image/png" },
    { ...file, mime_type: "text/plain" },
  ];
  expect(summaryOf({ body: "", media: two })).toBe("(2 files)");
});

test("arrivals are what is new, and not what was loaded of the past", () => {
  const [old, known, fresh] = [message("inbound", ANA), message("inbound", ANA), message("inbound", ANA)];
  expect(arrivals([known], [fresh, known, old])).toEqual([fresh]);
  expect(arrivals([], [known])).toEqual([known]);
});
