import type { MessageState } from "../../../control/shapes.ts";
import { arrivals, conversationKey, partiesOf, summaryOf } from "../logic/conversations.ts";
import { formatPhone } from "../logic/phone.ts";
import { plural } from "../logic/text.ts";
import { cell } from "./cell.ts";
import { place } from "./place.ts";
import { messages } from "./resources.ts";

/** What a screen reader is to say. */
export const announcement = cell("");

/** Ids of messages that came while their conversation was not looked at, by the conversation's key. */
export const unread = cell<ReadonlyMap<string, number>>(new Map());

const MOST_READ_OUT = 3;

function words(message: MessageState): string {
  const way = message.direction === "inbound" ? "Handset" : "Sent by";
  return `${way} ${formatPhone(message.from)} to ${formatPhone(message.to)}: ${summaryOf(message)}`;
}

const keyOf = (message: MessageState) => conversationKey(partiesOf(message));

function openKey(): string | undefined {
  const { section, rest } = place.value();
  return section === "messages" && rest.length === 2 ? rest.join("/") : undefined;
}

function markRead(): void {
  const open = openKey();
  if (open === undefined || !unread.value().has(open)) return;
  unread.set(new Map([...unread.value()].filter(([key]) => key !== open)));
}

/** Counts and announces what comes, for as long as the page is open. */
export function watchArrivals(): void {
  let before: readonly MessageState[] | undefined;
  messages.listen(() => {
    const after = messages.value().value;
    if (after === undefined || after === before) return;
    const fresh = before === undefined ? [] : arrivals(before, after);
    before = after;
    if (fresh.length === 0) return;
    announcement.set(
      fresh.length > MOST_READ_OUT ? plural(fresh.length, "new message") : fresh.map(words).join(". "),
    );
    const counts = new Map(unread.value());
    for (const message of fresh) counts.set(keyOf(message), (counts.get(keyOf(message)) ?? 0) + 1);
    unread.set(counts);
    markRead();
  });
  place.listen(markRead);
}
