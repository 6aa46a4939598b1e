/** What labels and log lines may call things. Whatever else comes from outside has one name for all of it. */
export type Names = {
  tools: readonly string[];
  /** The routes of the transport, as it writes them. Never a path that somebody asked for: it may hold a secret. */
  routes: readonly string[];
};

/** Keeps a value that is one of these. */
export function oneOf(known: Iterable<string>, other: string): (value: string) => string {
  const names = new Set(known);
  return (value) => (names.has(value) ? value : other);
}

export const methodOf = oneOf(["GET", "POST", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH"], "other");

/** Three digits, or `none` where no answer came. */
export const statusOf = (status: number | undefined): string =>
  status !== undefined && Number.isInteger(status) && status >= 100 && status <= 599
    ? String(status)
    : "none";
