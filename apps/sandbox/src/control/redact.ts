const REMOVED = "(removed)";

/** Names of headers, and of parameters of a query, whose values give access. */
const SECRET_NAME = /auth|cookie|token|secret|password|passwd|api[-_]?key|signature/i;

const QUERY_PARAMETER = /(^|&)([^=&]*)=([^&]*)/g;

/** The user name and password of a URL. */
const URL_CREDENTIALS = /(\bhttps?:\/\/)[^\s/?#"'@]+@/gi;

/** Names and values by turns, as they were sent, but for what gives access. */
export function redactHeaders(
  rawHeaders: readonly string[],
  secrets: readonly string[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    headers[name] = SECRET_NAME.test(name) ? REMOVED : redactText(rawHeaders[at + 1] ?? "", secrets);
  }
  return headers;
}

export function redactQuery(query: string, secrets: readonly string[]): string {
  const redacted = query.replaceAll(QUERY_PARAMETER, (whole, start: string, name: string) =>
    SECRET_NAME.test(name) ? `${start}${name}=${REMOVED}` : whole,
  );
  return redactText(redacted, secrets);
}

/** @param secrets the accounts' own secret keys. */
export function redactText(text: string, secrets: readonly string[]): string {
  let redacted = text.replaceAll(URL_CREDENTIALS, `$1${REMOVED}@`);
  for (const secret of secrets) redacted = redacted.replaceAll(secret, REMOVED);
  return redacted;
}
