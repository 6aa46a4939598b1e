import { type AtCarrier, type Evidence, type Offence, TOOL } from "./evidence.ts";

type Product = "sms" | "mms";

const productOf = ({ isMms }: AtCarrier["messages"][number]): Product => (isMms ? "mms" : "sms");

/** The most messages that the carrier accepted in one calendar second, by its own clock. */
export function mostInASecond(messages: AtCarrier["messages"], product: Product): number {
  const seconds = new Map<number, number>();
  for (const message of messages) {
    if (productOf(message) !== product) continue;
    const second = Math.floor(message.at / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...seconds.values());
}

/** Where more messages reached the carrier in a second than it takes: those that it accepted, and those that it refused for that. */
export function tooFastIn({ carrier, messageRates, refusedAsTooFast }: Evidence): Offence[] {
  if (messageRates === undefined) return [];
  const offences: Offence[] = (["sms", "mms"] as const).flatMap((product) => {
    const most = mostInASecond(carrier.messages, product);
    if (most <= messageRates[product]) return [];
    return [
      { tool: TOOL.message, id: product, what: `${most} in a second, ${messageRates[product]} allowed` },
    ];
  });
  if (refusedAsTooFast > 0)
    offences.push({
      tool: TOOL.message,
      id: "the carrier",
      what: `refused ${refusedAsTooFast} that came too fast (HTTP 429)`,
    });
  return offences;
}
