const TENTHS_OF_MILLS = 10_000;

/** US dollars, with four decimals where a fraction of a cent matters: `$0.0040`, `$1.25`. */
export function formatUsd(usd: number): string {
  const rounded = Math.round(Math.abs(usd) * TENTHS_OF_MILLS);
  const decimals = rounded % 100 === 0 ? 2 : 4;
  const [whole = "0", fraction = ""] = (rounded / TENTHS_OF_MILLS).toFixed(decimals).split(".");
  const sign = usd < 0 && rounded > 0 ? "−" : "";
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}
