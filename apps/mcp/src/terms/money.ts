const NANODOLLARS = 1_000_000_000;

/** Integer nanodollars of an amount in US dollars. */
export const nanodollars = (usd: number): number => Math.round(usd * NANODOLLARS);

/** US dollars, as a number to read. */
export const usd = (amount: number): number => amount / NANODOLLARS;

let dollars: Intl.NumberFormat | undefined;

/** US dollars in words: `$2.25`, `$0.004`. */
export function inDollars(amount: number): string {
  // Made once, since that takes longer than all that is done with it; and not at the start, for the same reason.
  dollars ??= new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  return dollars.format(usd(amount));
}
