import type { Budgets } from "../plan/budgets.ts";
import { identity } from "../plan/wish.ts";
import { type AtCarrier, type Evidence, type Offence, TOOL } from "./evidence.ts";
import { digits } from "./lost.ts";
import { miscountsIn } from "./miscounts.ts";

/** Where the carrier did more than a budget of a day allows, or the ledger counted wrong. */
export function overrunsIn(evidence: Evidence): Offence[] {
  const { carrier, budgets, days, ledger } = evidence;
  return [...overBudget(carrier, budgets, days, ""), ...ofCallers(evidence), ...miscountsIn(ledger)];
}

function overBudget(
  done: Pick<AtCarrier, "numbers" | "messages">,
  budgets: Budgets,
  days: number,
  whose: string,
): Offence[] {
  return (["numbers", "messages"] as const).flatMap((effect) => {
    const nanodollars = done[effect].reduce((sum, each) => sum + each.nanodollars, 0);
    const { count, nanodollars: most } = budgets[effect];
    const about = { tool: effect === "numbers" ? TOOL.number : TOOL.message, id: `${effect}${whose}` };
    const offences: Offence[] = [];
    if (done[effect].length > count * days)
      offences.push({ ...about, what: `${done[effect].length} at the carrier, ${count * days} allowed` });
    if (nanodollars > most * days)
      offences.push({
        ...about,
        what: `$${nanodollars / 1e9} at the carrier, $${(most * days) / 1e9} allowed`,
      });
    return offences;
  });
}

/** What is at the carrier by who had it done: the ledger says who that was, and it has to be one who asked for it. */
function ofCallers({ carrier, ledger, askedBy, budgetsOfEach, days }: Evidence): Offence[] {
  if (budgetsOfEach === undefined) return [];
  const subjects = new Map<string, string>();
  for (const { tool, state, target, carrier_id, subject } of ledger.rows)
    if (state === "succeeded")
      subjects.set(`${tool} ${tool === TOOL.number ? digits(target.number) : carrier_id}`, subject);
  const things = {
    numbers: carrier.numbers.map((each) => ({
      ...each,
      tool: TOOL.number,
      id: each.number,
      subject: subjects.get(`${TOOL.number} ${each.number}`),
      identity: identity.number(each.number),
    })),
    messages: carrier.messages.map((each) => ({
      ...each,
      tool: TOOL.message,
      subject: subjects.get(`${TOOL.message} ${each.id}`),
      identity: identity.message(each.body),
    })),
  };
  const offences: Offence[] = [];
  // What no row knows of is lost, and found elsewhere.
  for (const { tool, id, subject, identity } of [...things.numbers, ...things.messages])
    if (subject !== undefined && askedBy.get(identity)?.has(subject) !== true)
      offences.push({ tool, id, what: `counts as done for ${subject}, who has not asked for it` });
  for (const subject of new Set(subjects.values())) {
    const own = {
      numbers: things.numbers.filter((each) => each.subject === subject),
      messages: things.messages.filter((each) => each.subject === subject),
    };
    offences.push(...overBudget(own, budgetsOfEach, days, ` of ${subject}`));
  }
  return offences;
}
