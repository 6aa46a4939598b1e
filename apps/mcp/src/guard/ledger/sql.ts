import { z } from "zod";

/** What a parameter `$1`, `$2`, … can hold. */
export type Value = string | number | null;

/** A row as the database gives it; each query reads it by a schema of its own. */
export type Row = Record<string, unknown>;

/**
 * Statements in the SQL that SQLite and PostgreSQL share: `$1` parameters, BIGINT for nanodollars and for
 * milliseconds since 1970 UTC, TEXT for JSON.
 */
export type Sql = {
  all(sql: string, ...values: Value[]): Promise<Row[]>;
  /** How many rows were changed. */
  run(sql: string, ...values: Value[]): Promise<number>;
};

/** Outside of a transaction each statement is one of its own, which in PostgreSQL runs beside all others. */
export type Database = Sql & {
  /**
   * Runs alone: no other transaction, of this process or another, begins before it has ended. Work that throws leaves
   * nothing behind. `durable` holds also when the power fails right afterwards; the others hold when the process dies.
   * Where a connection is lost on the way, the work may be run again: it changes nothing but the database.
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>, options?: { durable?: boolean }): Promise<Result>;
  /** Tells those who listen to this topic, in every process that shares the database. Holds no number and no text. */
  publish(topic: string, said: string): Promise<void>;
  /** Hears what is published from now on; what was said while a connection was lost is not heard. */
  subscribe(topic: string, listener: (said: string) => void): Promise<() => Promise<void>>;
  /** What was deleted is in the ledger's file no more. A PostgreSQL cleans up by itself, and later. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Statements of one transaction that do not need each other's answers: they go out in this order, and PostgreSQL is
 * waited for once. All have ended when it does, also when one of them fails: none is left for after the transaction.
 */
export async function together<Result>(statements: readonly Promise<Result>[]): Promise<Result[]> {
  const ended = await Promise.allSettled(statements);
  return ended.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}

/** The ledger cannot be used. Its message is for the operator, and says which ledger and what to do. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

/** An integer column: some drivers give large ones as text. */
export const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);

export const text = z.string();
