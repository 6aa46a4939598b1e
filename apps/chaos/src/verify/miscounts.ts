import type { Offence } from "./evidence.ts";
import { COUNTED, type Ledger, type Total } from "./ledger.ts";

/** Whether the totals are the sums of the rows that count, by effect, in each day and month: over all, and of each caller. */
export const miscountsIn = ({ rows, totals, callerTotals }: Ledger): Offence[] => [
  ...miscounted(
    rows,
    totals.map((total) => ({ ...total, whose: "" })),
    () => "",
  ),
  ...miscounted(
    rows,
    callerTotals.map((total) => ({ ...total, whose: ` of ${total.subject}` })),
    ({ subject }) => ` of ${subject}`,
  ),
];

function miscounted(
  rows: Ledger["rows"],
  totals: readonly (Total & { whose: string })[],
  whose: (row: Ledger["rows"][number]) => string,
): Offence[] {
  const sums = new Map<string, Pick<Total, "units" | "nanodollars">>();
  for (const row of rows) {
    const { effect, state, units, nanodollars, counted_at } = row;
    if (!COUNTED.has(state)) continue;
    const day = new Date(counted_at).toISOString().slice(0, 10);
    for (const period of [day, day.slice(0, 7)]) {
      const key = `${effect} ${period}${whose(row)}`;
      const sum = sums.get(key) ?? { units: 0, nanodollars: 0 };
      sums.set(key, { units: sum.units + units, nanodollars: sum.nanodollars + nanodollars });
    }
  }
  const told = new Map(
    totals.map(({ effect, period, whose, ...total }) => [`${effect} ${period}${whose}`, total]),
  );
  const nothing = { units: 0, nanodollars: 0 };
  return [...new Set([...sums.keys(), ...told.keys()])].flatMap((key) => {
    const [sum, total] = [sums.get(key) ?? nothing, told.get(key) ?? nothing];
    if (sum.units === total.units && sum.nanodollars === total.nanodollars) return [];
    const what = `counted ${total.units} and $${total.nanodollars / 1e9}, the rows are ${sum.units} and $${sum.nanodollars / 1e9}`;
    return [{ tool: "totals", id: key, what }];
  });
}
