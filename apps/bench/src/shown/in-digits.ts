/** Three digits that mean something, or as many after the point as are asked for. */
export function inDigits(value: number, digits?: number): string {
  const size = Math.abs(value);
  const shown = digits ?? (size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2);
  // What is shown as nothing has no sign.
  const isNothing = Number(size.toFixed(shown)) === 0;
  return (isNothing ? 0 : value).toLocaleString("en-US", {
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
}
