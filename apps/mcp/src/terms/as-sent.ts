// Some hosts send numbers where text is asked for, and lists as JSON in a string.

export const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);

export const asBoolean = (value: unknown): unknown =>
  value === "true" ? true : value === "false" ? false : value;

export const asNumber = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;

/** A list, also one that was written with commas. Not for what may hold a comma itself. */
export function asCommaList(value: unknown): unknown {
  return typeof value === "string" && value.includes(",") && !value.trim().startsWith("[")
    ? value.split(",")
    : asList(value);
}

/** A number as copied from a contact or a link: without invisible marks and `tel:`, full-width digits as plain ones. */
export const asPhoneText = (value: unknown): unknown => {
  const text = asText(value);
  if (typeof text !== "string") return text;
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^tel:/i, "");
};

export function asList(value: unknown): unknown {
  if (typeof value === "number") return [value];
  if (typeof value !== "string") return value;
  if (!value.trim().startsWith("[")) return [value];
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
