import type { DaySummary } from "../jobs/summarise-day.ts";

/** A text, as far as the person asked about it. */
export type ReadText = {
  direction: "inbound" | "outbound";
  from: string;
  to: string;
  status: string;
  costUsd: number;
};

/** What a model makes of the texts that it has read. */
export function summaryOf(texts: readonly ReadText[]): DaySummary {
  const sent = texts.filter(({ direction }) => direction === "outbound");
  const withStatus = (wanted: string) => sent.filter(({ status }) => status === wanted).length;
  const conversations = new Set(
    texts.map(({ direction, from, to }) => (direction === "inbound" ? `${to} ${from}` : `${from} ${to}`)),
  );
  return {
    received: texts.length - sent.length,
    sent: sent.length,
    delivered: withStatus("delivered"),
    failed: withStatus("failed"),
    conversations: conversations.size,
    costUsd: Number(texts.reduce((sum, { costUsd }) => sum + costUsd, 0).toFixed(4)),
  };
}
