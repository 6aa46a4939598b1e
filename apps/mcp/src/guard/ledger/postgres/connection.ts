import type { RowList } from "postgres";
import type { Row, Value } from "../sql.ts";
import type { Address } from "./address.ts";
import { driverOn, type Hear } from "./driver.ts";
import { asLedgerError, Lost, replicaOnly, tooSlow, wasCut } from "./failures.ts";
import type { Limits } from "./limits.ts";
import { openSocket } from "./socket.ts";

/** The rows, and beside them `command` and how many were changed: `count`. */
export type Answer = RowList<Row[]>;

/**
 * One connection, from its beginning to its end. What is asked at the same time goes out together and is answered in
 * that order. Everything rejects with a LedgerError; with a Lost from then on when the connection is gone.
 */
export type Connection = {
  ask(text: string, values?: readonly Value[]): Promise<Answer>;
  isLost(): boolean;
  /** Calls it when the connection ends. */
  onEnd(listener: () => void): void;
  /** By performance.now(). */
  openedAt: number;
  /** What was asked and is not answered is lost. */
  close(): Promise<void>;
};

/** Longer than PostgreSQL takes to say goodbye. */
const GOODBYE_S = 1;

/** @throws {LedgerError} */
export async function connect(
  address: Address,
  limits: Limits,
  onNotify: Hear = () => {},
): Promise<Connection> {
  const socket = await openSocket(address, limits.connectMs);
  const unanswered = new Set<(lost: Lost) => void>();
  const listeners: (() => void)[] = [];
  let lost: Lost | undefined;
  const lose = (why: Lost) => {
    if (lost !== undefined) return;
    lost = why;
    socket.destroy();
    for (const reject of unanswered) reject(why);
    for (const listener of listeners) listener();
  };
  const cut = () => lose(wasCut(address));
  socket.once("close", cut);

  let isTaken = false;
  const take = () => {
    if (isTaken || lost !== undefined) throw lost ?? wasCut(address);
    isTaken = true;
    return socket;
  };
  const driver = driverOn({ socket: take, onClose: cut, onNotify }, address, limits);

  const within = async (ms: number, work: () => Promise<Answer>): Promise<Answer> => {
    if (lost !== undefined) throw lost;
    const timer = setTimeout(() => lose(tooSlow(address, ms)), ms);
    let giveUp: (lost: Lost) => void = () => {};
    try {
      return await new Promise<Answer>((resolve, reject) => {
        giveUp = reject;
        unanswered.add(giveUp);
        work().then(resolve, reject);
      });
    } catch (error) {
      const failure = asLedgerError(error, address);
      if (failure instanceof Lost) lose(failure);
      throw failure;
    } finally {
      clearTimeout(timer);
      unanswered.delete(giveUp);
    }
  };
  const ask = async (
    text: string,
    values: readonly Value[] = [],
    ms = limits.statementMs + limits.onTheWayMs,
  ): Promise<Answer> => {
    const parameters = values.map(asParameter);
    return within(ms, () => driver.unsafe<Row[]>(text, parameters, { prepare: true }));
  };

  try {
    const [side] = await ask("SELECT pg_is_in_recovery() AS is_replica", [], limits.connectMs);
    if (side?.["is_replica"] === true) throw replicaOnly(address);
  } catch (error) {
    cut();
    throw error;
  }
  return {
    ask: (text, values) => ask(text, values),
    isLost: () => lost !== undefined,
    onEnd: (listener) => void listeners.push(listener),
    openedAt: performance.now(),
    close: async () => {
      // With a goodbye, or PostgreSQL notes a client that broke away.
      if (lost === undefined) await driver.end({ timeout: GOODBYE_S });
      cut();
    },
  };
}

/** PostgreSQL keeps no NUL in a text. It gets the sign for what cannot be shown, as half a surrogate pair does. */
function asParameter(value: Value): Value {
  // The driver would give up the whole connection.
  if (value === undefined) throw new TypeError("a value of a statement is undefined");
  return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
}
