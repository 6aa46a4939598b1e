import { hasActed } from "../line/acting-request.ts";
import { identity, identityOf, type Kind } from "../plan/wish.ts";
import { type Evidence, type Offence, TOOL } from "./evidence.ts";

type Repeatable = Exclude<Kind, "change">;

/**
 * What was done more often than somebody wanted it, or was asked for once more after it was done: that the carrier
 * refuses the second purchase of a number is no merit of the guard.
 */
export function duplicatesIn({ wishes, carrier, acts }: Evidence): Offence[] {
  const wanted = new Map(wishes.map((wish) => [identityOf(wish), wish.kind === "message" ? wish.times : 1]));
  const offences: Offence[] = [];
  const count = (kind: Repeatable, things: readonly { identity: string; id: string }[]): void => {
    const seen = new Map<string, number>();
    for (const { identity, id } of things) {
      const times = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, times);
      const allowed = wanted.get(identity) ?? 0;
      if (times > allowed)
        offences.push({ tool: TOOL[kind], id, what: `is number ${times} at the carrier, ${allowed} wanted` });
    }
  };
  count(
    "message",
    carrier.messages.map(({ body, id }) => ({ identity: identity.message(body), id })),
  );
  count(
    "number",
    carrier.numbers.map(({ number }) => ({ identity: identity.number(number), id: number })),
  );
  count(
    "route",
    carrier.routes.map(({ alias, id }) => ({ identity: identity.route(alias), id })),
  );

  const done = new Map<string, number>();
  for (const act of acts) {
    if (act.kind === "change") continue;
    const times = done.get(act.identity) ?? 0;
    // A message that the carrier took is counted above.
    if (times >= (wanted.get(act.identity) ?? 0) && !(act.kind === "message" && hasActed(act)))
      offences.push({
        tool: TOOL[act.kind],
        id: act.kind === "message" ? "a message" : act.identity,
        what: `was asked for again after it was done (HTTP ${act.status})`,
      });
    if (hasActed(act)) done.set(act.identity, times + 1);
  }
  return offences;
}
