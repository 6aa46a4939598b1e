import type { RowList } from "postgres";
import { z } from "zod";
import type { Row, Value } from "../sql.ts";
import type { Address } from "./address.ts";
import { driverOn, type Hear } from "./driver.ts";
import { asLedgerError, Lost, replicaOnly, tooSlow, wasCut } from "./failures.ts";
import type { Limits } from "./limits.ts";
import type { Setting } from "./options.ts";
import { firstStatement, settingsFor } from "./settings.ts";
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
  /** The process over there that has the settings of this connection. */
  process: number;
  /** Which process that is by what was said in greeting. A pooler says a number of its own. */
  announced: number;
  /** Which process answers now. */
  whoAnswers(): Promise<number>;
  /** What was asked and is not answered is lost. */
  close(): Promise<void>;
};

/** Longer than PostgreSQL takes to say goodbye. */
const GOODBYE_S = 1;

const greeted = z.object({ is_replica: z.boolean(), process: z.number() });
const answering = z.object({ process: z.number() });

/**
 * @param settings what is set for it before anything else. It takes no time of its own.
 * @throws {LedgerError}
 */
export async function connect(
  address: Address,
  limits: Limits,
  onNotify: Hear = () => {},
  settings: readonly Setting[] = settingsFor(address, limits),
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
  const driver = driverOn({ socket: take, onClose: cut, onNotify }, address);

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
  // Nothing is kept of it over there, where a pooler may give the place to somebody else.
  const askOnce = (text: string, ms: number): Promise<Answer> =>
    within(ms, () => driver.unsafe<Row[]>(text, [], { prepare: false }));

  let process: number;
  let announced: number;
  try {
    const answer = await askOnce(firstStatement(settings), limits.connectMs);
    const side = greeted.parse(answer[0]);
    if (side.is_replica) throw replicaOnly(address);
    process = side.process;
    announced = answer.state.pid;
  } catch (error) {
    cut();
    throw error;
  }
  return {
    ask: (text, values) => ask(text, values),
    isLost: () => lost !== undefined,
    onEnd: (listener) => void listeners.push(listener),
    openedAt: performance.now(),
    process,
    announced,
    whoAnswers: async () => {
      const [row] = await askOnce("SELECT pg_backend_pid() AS process", limits.connectMs);
      return answering.parse(row).process;
    },
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
