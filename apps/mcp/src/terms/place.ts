/** Where a number is, as `seattle, WA`; toll-free numbers are nowhere. */
export function place(number: {
  rate_center: string | null;
  state: string | null;
  number_type: string;
}): string {
  const parts = [number.rate_center, number.state?.toUpperCase()].filter((part) => part);
  return parts.length > 0 ? parts.join(", ") : number.number_type;
}
