import { type Evidence, type Offence, TOOL } from "./evidence.ts";
import { COUNTED, type Ledger, type Total } from "./ledger.ts";

/** Where the carrier did more than the budget of a day allows, or the ledger counted wrong. */
export function overrunsIn({ carrier, budgets, days, ledger }: Evidence): Offence[] {
  const offences: Offence[] = [];
  for (const [effect, tool] of [
    ["numbers", TOOL.number],
    ["messages", TOOL.message],
  ] as const) {
    const done = carrier[effect];
    const nanodollars = done.reduce((sum, each) => sum + each.nanodollars, 0);
    const { count, nanodollars: most } = budgets[effect];
    if (done.length > count * days)
      offences.push({ tool, id: effect, what: `${done.length} at the carrier, ${count * days} allowed` });
    if (nanodollars > most * days)
      offences.push({
        tool,
        id: effect,
        what: `$${nanodollars / 1e9} at the carrier, $${(most * days) / 1e9} allowed`,
      });
  }
  return [...offences, ...miscountsIn(ledger)];
}

/** Whether the totals are the sums of the rows that count, by effect, in each day and month. */
function miscountsIn({ rows, totals }: Ledger): Offence[] {
  const sums = new Map<string, Pick<Total, "units" | "nanodollars">>();
  for (const { effect, state, units, nanodollars, counted_at } of rows) {
    if (!COUNTED.has(state)) continue;
    const day = new Date(counted_at).toISOString().slice(0, 10);
    for (const period of [day, day.slice(0, 7)]) {
      const sum = sums.get(`${effect} ${period}`) ?? { units: 0, nanodollars: 0 };
      sums.set(`${effect} ${period}`, {
        units: sum.units + units,
        nanodollars: sum.nanodollars + nanodollars,
      });
    }
  }
  const told = new Map(totals.map(({ effect, period, ...total }) => [`${effect} ${period}`, total]));
  const nothing = { units: 0, nanodollars: 0 };
  return [...new Set([...sums.keys(), ...told.keys()])].flatMap((key) => {
    const [sum, total] = [sums.get(key) ?? nothing, told.get(key) ?? nothing];
    if (sum.units === total.units && sum.nanodollars === total.nanodollars) return [];
    const what = `counted ${total.units} and $${total.nanodollars / 1e9}, the rows are ${sum.units} and $${sum.nanodollars / 1e9}`;
    return [{ tool: "totals", id: key, what }];
  });
}
