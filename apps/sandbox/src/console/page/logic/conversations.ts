import type { MessageState } from "../../../control/shapes.ts";

/** A number of an account, and whom it writes to. */
export type Parties = { ours: string; handset: string };

export type Conversation = Parties & {
  key: string;
  accessKey: string;
  /** Newest first; at least one. */
  messages: readonly [MessageState, ...MessageState[]];
};

export const conversationKey = ({ ours, handset }: Parties) => `${ours}/${handset}`;

export const partiesOf = ({
  direction,
  from,
  to,
}: Pick<MessageState, "direction" | "from" | "to">): Parties =>
  direction === "outbound" ? { ours: from, handset: to } : { ours: to, handset: from };

/** One for each pair of numbers, in the order of their newest messages. @param messages newest first. */
export function conversationsOf(messages: readonly MessageState[]): Conversation[] {
  const found = new Map<string, { parties: Parties; messages: [MessageState, ...MessageState[]] }>();
  for (const message of messages) {
    const parties = partiesOf(message);
    const key = conversationKey(parties);
    const known = found.get(key);
    if (known === undefined) found.set(key, { parties, messages: [message] });
    else known.messages.push(message);
  }
  return [...found].map(([key, { parties, messages }]) => ({
    ...parties,
    key,
    accessKey: messages[0].access_key,
    messages,
  }));
}

/** What a list shows of a message: its text, or what it carries. */
export function summaryOf({ body, media }: Pick<MessageState, "body" | "media">): string {
  if (body !== null && body !== "") return body;
  if (media.length === 0) return "(empty)";
  const pictures = media.every(({ mime_type }) => mime_type.startsWith("image/"));
  const what = pictures ? "picture" : "file";
  return media.length === 1 ? `(${what})` : `(${media.length} ${what}s)`;
}

/** Those that were not there before and are newer than all that were. Both newest first. */
export function arrivals(
  before: readonly MessageState[],
  after: readonly MessageState[],
): readonly MessageState[] {
  const [newest] = before;
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id, at }) => !known.has(id) && (newest === undefined || at >= newest.at));
}
