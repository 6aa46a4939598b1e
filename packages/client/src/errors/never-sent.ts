/** System calls that come before the first byte of a request. */
const BEFORE_SENDING = new Set(["connect", "getaddrinfo"]);

/** Failures of the way to the carrier, of the handshake and of the carrier's certificate. */
const CODES =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_(CERT_|HANDSHAKE)|CERT_|\w*SELF_SIGNED|UNABLE_TO_)/;

/** What has no code of its own on Node: a port that fetch never goes to (SIP's 5060), and a handshake cut short. */
const WORDS = /^bad port$|before secure TLS connection was established$/;

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
  if ("syscall" in thrown && typeof thrown.syscall === "string" && BEFORE_SENDING.has(thrown.syscall))
    return true;
  if (WORDS.test(thrown.message)) return true;
  if ("code" in thrown && typeof thrown.code === "string" && CODES.test(thrown.code)) return true;
  return provesNothingWasSent(thrown.cause, depth + 1);
}
