import type { Socket } from "node:net";
import postgres from "postgres";
import type { Address } from "./address.ts";
import type { Limits } from "./limits.ts";

export type Hear = (channel: string, said: string) => void;

type Line = {
  /** Already connected. Is asked for once; throws when there is none any more. */
  socket: () => Socket;
  onClose: () => void;
  onNotify: Hear;
};

/**
 * The driver on one line. By itself it makes a lost connection anew, in the midst of a transaction too: here it gets
 * this one line and never another.
 */
export function driverOn(line: Line, address: Address, limits: Limits): postgres.Sql {
  const { user, password, host, port, database, applicationName, options } = address;
  const settings = {
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    host,
    port,
    database,
    connection: {
      application_name: applicationName,
      statement_timeout: limits.statementMs,
      lock_timeout: limits.lockMs,
      idle_in_transaction_session_timeout: limits.silenceMs,
      // What was committed outlives the machine, whatever is usual there.
      synchronous_commit: "on",
      ...(options === undefined ? {} : { options }),
    },
    socket: line.socket,
    onclose: line.onClose,
    onnotify: line.onNotify,
    onnotice: () => {},
    max: 1,
    // The line is secured already, and its owner decides how long everything may take.
    ssl: false,
    keep_alive: null,
    max_lifetime: null,
    connect_timeout: 0,
    fetch_types: false,
    prepare: true,
  };
  return postgres(settings);
}
