/**
 * A copy of what fetch threw, for `cause`. Some runtimes write the whole URL into it, and with that phone numbers;
 * what a fetch of the caller's own throws may hold the request with its keys.
 */
export function causeOf(thrown: unknown, depth = 0): Error | undefined {
  if (!(thrown instanceof Error) || depth > 4) return undefined;
  const cause = causeOf(thrown.cause, depth + 1);
  const copy = new Error(withoutPrivate(thrown.message), cause && { cause });
  copy.name = thrown.name;
  copy.stack = withoutPrivate(thrown.stack ?? "");
  return Object.assign(copy, "code" in thrown && { code: withoutPrivate(String(thrown.code)) });
}

function withoutPrivate(text: string): string {
  return text.replace(/https?:\/\/[^\s)]+|[\w+=]{24,}|\d{7,}/g, "…");
}
