import { LastingLedgerError } from "../for-good.ts";

const TLS_MODES = ["disable", "prefer", "require", "verify-ca", "verify-full"] as const;

/** How much the line has to be secured, in the words of PostgreSQL's own clients. */
export type TlsMode = (typeof TLS_MODES)[number];

/** Where a PostgreSQL database is, and who comes. */
export type Address = {
  host: string;
  port: number;
  database: string;
  /** Without it, as PostgreSQL's own clients do: the user of the operating system. */
  user: string | undefined;
  password: string | undefined;
  tls: TlsMode;
  /** The file with the authorities to trust, in place of those of Node.js. */
  rootCertificates: string | undefined;
  applicationName: string;
  /** Command line options for the server's side: `-c search_path=flowroute`. */
  options: string | undefined;
};

const USUAL_PORT = 5432;
const VARIABLE = "FLOWROUTE_MCP_DATABASE_URL";

/** A URL that says no address. */
export class AddressError extends LastingLedgerError {
  /** What is not understood of the URL, without its name; nothing that may be a password. */
  readonly why: string;

  constructor(why: string) {
    super(`The ledger cannot be opened, because ${VARIABLE} is not understood: ${why}.`);
    this.why = why;
  }
}

/**
 * Reads a URL such as `postgres://user:password@db.example.com:5432/flowroute?sslmode=verify-full`.
 * @throws {AddressError} that names what is not understood, and repeats nothing that may be a password.
 */
export function addressOf(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || parsed.hostname === "" || parsed.pathname.length < 2)
    throw new AddressError("it has to be such as postgres://user:password@db.example.com:5432/flowroute");
  // Else a part of the password would be taken for the database's name, or for a parameter, which are shown.
  if (`${parsed.pathname}${parsed.search}${parsed.hash}`.includes("@"))
    throw new AddressError(
      "an @ comes after a /, ? or #; in a password / is written as %2F, ? as %3F, # as %23 and @ as %40, and so is @ in what comes after it",
    );
  const given = new Map(parsed.searchParams);
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value === "" ? undefined : value;
  };
  const rootCertificates = take("sslrootcert");
  const address = {
    // An IPv6 address has brackets in a URL only.
    host: decoded(parsed.hostname, "host").replace(/^\[(.*)\]$/, "$1"),
    port: parsed.port === "" ? USUAL_PORT : Number(parsed.port),
    database: decoded(parsed.pathname.slice(1), "database"),
    user: decoded(parsed.username, "user") || undefined,
    password: decoded(parsed.password, "password") || undefined,
    tls: tlsMode(take("sslmode"), rootCertificates),
    rootCertificates: rootCertificates === SYSTEM ? undefined : rootCertificates,
    applicationName: take("application_name") ?? "flowroute-mcp",
    options: take("options"),
  };
  // Nothing is lost by leaving these out, as long as they ask for nothing more.
  if (/^(prefer|disable)$/.test(given.get("channel_binding") ?? "")) given.delete("channel_binding");
  if (/^(any|read-write|primary)$/.test(given.get("target_session_attrs") ?? ""))
    given.delete("target_session_attrs");
  const [unknown] = given.keys();
  if (unknown !== undefined)
    throw new AddressError(
      `its parameter ${JSON.stringify(unknown)} is not understood, or asks for something that is not supported. There are sslmode, sslrootcert, application_name and options`,
    );
  return address;
}

/** `database "flowroute" at db.example.com:5432`: what an operator may be told. */
export const nameOf = ({ host, port, database }: Address): string =>
  `database ${JSON.stringify(database)} at ${host.includes(":") ? `[${host}]` : host}:${port}`;

/** In place of a file: the authorities that are trusted anyway. */
const SYSTEM = "system";

function tlsMode(given: string | undefined, rootCertificates: string | undefined): TlsMode {
  if (rootCertificates === SYSTEM && given === undefined) return "verify-full";
  const mode = given === "allow" ? "prefer" : (given ?? "prefer");
  const known = TLS_MODES.find((each) => each === mode);
  if (known === undefined)
    throw new AddressError(`its sslmode has to be one of ${TLS_MODES.join(", ")}, and is none`);
  // As for PostgreSQL's own clients: who names authorities wants them to be asked.
  return known === "require" && rootCertificates !== undefined ? "verify-ca" : known;
}

function decoded(part: string, name: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AddressError(`its ${name} has a % that begins no escape; a % itself is written as %25`);
  }
}
