/**
 * What is said of a failure before the first byte of a request, as "name, system call, code, message": on connecting,
 * finding the host, the handshake, the carrier's certificate, a permission that is missing (Deno), a port that fetch
 * never goes to (SIP's 5060).
 */
const NEVER_SENT =
  /^\S+ (connect|getaddrinfo) |^\S+ \S+ (ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_(CERT_|HANDSHAKE)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|^Error undefined undefined bad port$|^NotCapable| before secure TLS connection was established$| E[A-Z]+: Unable to connect\. | url \(\S+\): client error \(Connect\): /;

/**
 * Whether what `fetch` threw proves that no byte of the request left.
 *
 * A code like EHOSTUNREACH can also come from an open connection, so it counts only with the system call that
 * failed. Anything that is not known here proves nothing.
 */
export function provesNothingWasSent(thrown: unknown, depth = 0): boolean {
  if (!(thrown instanceof Error) || depth > 4) return false;
  // Several addresses were tried, one after the other: each attempt has to prove it.
  if (thrown instanceof AggregateError) {
    return thrown.errors.length > 0 && thrown.errors.every((error) => provesNothingWasSent(error, depth + 1));
  }
  const { name, syscall, code, message }: Error & { syscall?: unknown; code?: unknown } = thrown;
  return (
    NEVER_SENT.test(`${name} ${syscall} ${code} ${message}`) ||
    // Only the platform's own wrapping: what another fetch wraps may be the end of a second request.
    (message === "fetch failed" && provesNothingWasSent(thrown.cause, depth + 1))
  );
}
