const NANODOLLARS = 1_000_000_000;

/** Integer nanodollars of an amount in US dollars. */
export const nanodollars = (usd: number): number => Math.round(usd * NANODOLLARS);

/** US dollars, as a number to read. */
export const usd = (amount: number): number => amount / NANODOLLARS;

// Made once: making it takes longer than all that is done with it.
const DOLLARS = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
});

/** US dollars in words: `$2.25`, `$0.004`. */
export const inDollars = (amount: number): string => DOLLARS.format(usd(amount));
