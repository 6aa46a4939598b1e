import type { Socket } from "node:net";
import postgres from "postgres";
import type { Address } from "./address.ts";
import { hasMoreThanSettings } from "./options.ts";

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
export function driverOn(line: Line, address: Address): postgres.Sql {
  const { user, password, host, port, database, applicationName, options } = address;
  const settings = {
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    host,
    port,
    database,
    // Poolers refuse any other parameter here, or drop it without a word. The rest is set by a statement.
    connection: {
      application_name: applicationName,
      ...(hasMoreThanSettings(address) ? { options } : {}),
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
