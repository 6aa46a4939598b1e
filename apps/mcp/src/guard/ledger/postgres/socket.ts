import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as secure } from "node:tls";
import { LastingLedgerError } from "../for-good.ts";
import type { Address } from "./address.ts";
import { asLedgerError, cannotBeUsed, tooSlow } from "./failures.ts";

/** After so long without a word the system asks the other side whether it is there. */
const KEEP_ALIVE_MS = 10_000;

/**
 * A line to PostgreSQL, secured as the address wants it. Nobody has said anything on it yet.
 *
 * @throws {LedgerError}
 */
export async function openSocket(address: Address, timeoutMs: number): Promise<Socket> {
  const { host, port, tls } = address;
  const signal = AbortSignal.timeout(timeoutMs);
  const socket = quiet(
    connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }),
  );
  try {
    await once(socket, "connect", { signal });
    return tls === "disable" ? socket : await secured(socket, address, signal);
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? tooSlow(address, timeoutMs) : asLedgerError(error, address);
  }
}

/** An error on a line that nobody reads from would end the process. */
function quiet<Line extends Socket>(line: Line): Line {
  return line.on("error", () => {});
}

const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const YES = "S";

async function secured(socket: Socket, address: Address, signal: AbortSignal): Promise<Socket> {
  const { host, tls } = address;
  socket.write(TLS_REQUEST);
  const answer = await firstWord(socket, signal);
  if (answer !== YES) {
    if (tls === "prefer") return socket;
    throw new LastingLedgerError(
      cannotBeUsed(address, `it does not encrypt, and sslmode=${tls} wants that. Set ssl = on there`),
    );
  }
  const line = quiet(
    secure({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}), ...trust(address) }),
  );
  try {
    await once(line, "secureConnect", { signal });
  } catch (error) {
    line.destroy();
    throw ofTrust(error, address);
  }
  return line;
}

/** One byte. More than that was put there by somebody on the way, to be taken for what comes encrypted. */
async function firstWord(socket: Socket, signal: AbortSignal): Promise<string> {
  const hungUp = new AbortController();
  const hangUp = () => hungUp.abort();
  socket.once("close", hangUp);
  try {
    const [word] = await once(socket, "data", { signal: AbortSignal.any([signal, hungUp.signal]) });
    return String(word);
  } catch (error) {
    throw hungUp.signal.aborted ? Object.assign(new Error("closed"), { code: "ECONNRESET" }) : error;
  } finally {
    socket.off("close", hangUp);
  }
}

function trust(address: Address): ConnectionOptions {
  const { tls, rootCertificates } = address;
  if (tls !== "verify-ca" && tls !== "verify-full") return { rejectUnauthorized: false };
  return {
    ...(rootCertificates === undefined ? {} : { ca: read(rootCertificates, address) }),
    ...(tls === "verify-ca" ? { checkServerIdentity: () => undefined } : {}),
  };
}

function read(path: string, address: Address): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new LastingLedgerError(
      cannotBeUsed(address, `the file ${path}, which sslrootcert names, cannot be read`),
    );
  }
}

const ABOUT_TRUST = /CERT|SIGNATURE|ISSUER|ALTNAME/;

function ofTrust(error: unknown, address: Address): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!ABOUT_TRUST.test(code)) return error;
  return new LastingLedgerError(
    cannotBeUsed(
      address,
      `its certificate is not trusted (${code}). Give its authority with sslrootcert or NODE_EXTRA_CA_CERTS, and the host as the certificate names it`,
    ),
  );
}
