// Some hosts send numbers where text is asked for, and lists as JSON in a string.

export const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);

export const asBoolean = (value: unknown): unknown =>
  value === "true" ? true : value === "false" ? false : value;

export const asNumber = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;

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
