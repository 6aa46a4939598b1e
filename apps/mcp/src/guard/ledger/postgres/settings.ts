import type { Address } from "./address.ts";
import type { Limits } from "./limits.ts";
import { type Setting, settingsIn } from "./options.ts";

/** What holds on a connection, whatever is usual on the server. Later ones win. */
export const settingsFor = (
  { options }: Pick<Address, "options">,
  { statementMs, lockMs, silenceMs }: Pick<Limits, "statementMs" | "lockMs" | "silenceMs">,
): Setting[] => [
  ...((options === undefined ? undefined : settingsIn(options)) ?? []),
  ["client_encoding", "UTF8"],
  ["statement_timeout", `${statementMs}`],
  ["lock_timeout", `${lockMs}`],
  ["idle_in_transaction_session_timeout", `${silenceMs}`],
  // What was committed outlives the machine.
  ["synchronous_commit", "on"],
];

/**
 * The first that is asked on a connection. It sets them by the way: as parameters of the connection they would not get
 * through a pooler.
 */
export const firstStatement = (settings: readonly Setting[]): string =>
  [
    "SELECT pg_is_in_recovery() AS is_replica, pg_backend_pid() AS process",
    ...settings.map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, false)`),
  ].join(", ");

/** Means the same whatever standard_conforming_strings says. */
const literal = (text: string): string => `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
