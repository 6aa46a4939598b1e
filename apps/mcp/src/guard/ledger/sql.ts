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

export type Database = Sql & {
  /**
   * Runs alone: no other transaction, of this process or another, begins before it has ended. Work that throws leaves
   * nothing behind. `durable` holds also when the power fails right afterwards; the others hold when the process dies.
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>, options?: { durable?: boolean }): Promise<Result>;
  /** What was deleted is on the disk no more. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

/** The ledger cannot be used. Its message is for the operator, and says which file and what to do. */
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
