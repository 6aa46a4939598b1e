/**
 * What Node says of a failure before the first byte of a request, as "system call, code, message": connecting, finding
 * the host, the handshake and the carrier's certificate. Without a code are a port that fetch never goes to (SIP's
 * 5060) and a handshake that was cut short.
 */
const NEVER_SENT =
  /^(connect|getaddrinfo) |^\S+ (ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_(CERT_|HANDSHAKE)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)| (bad port|.* before secure TLS connection was established)$/;

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
  const { syscall, code, message }: { syscall?: unknown; code?: unknown; message: string } = thrown;
  return NEVER_SENT.test(`${syscall} ${code} ${message}`) || provesNothingWasSent(thrown.cause, depth + 1);
}
