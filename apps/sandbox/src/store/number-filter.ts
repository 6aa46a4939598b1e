import type { SQLInputValue } from "node:sqlite";

export type NumberFilter = {
  /** Digits with the country code. */
  startsWith?: string | undefined;
  contains?: string | undefined;
  endsWith?: string | undefined;
};

/** Terms of a WHERE clause, joined by AND, and the values of their parameters. */
export class Conditions {
  readonly #terms: string[] = [];
  readonly values: SQLInputValue[] = [];

  add(term: string, ...values: SQLInputValue[]): this {
    this.#terms.push(term);
    this.values.push(...values);
    return this;
  }

  addIfGiven(term: string, value: SQLInputValue | undefined): this {
    return value === undefined ? this : this.add(term, value);
  }

  get where(): string {
    return this.#terms.length === 0 ? "" : `WHERE ${this.#terms.join(" AND ")}`;
  }
}

const DIGITS = 11;

/** Numbers are integers of eleven digits, so that a prefix is a range of the primary key. */
export function addPrefix(conditions: Conditions, startsWith: string | undefined): void {
  if (startsWith === undefined) return;
  const missing = DIGITS - startsWith.length;
  if (missing < 0) {
    conditions.add("0");
    return;
  }
  const size = 10 ** missing;
  const first = Number(startsWith) * size;
  conditions.add("value BETWEEN ? AND ?", first, first + size - 1);
}

export function addContained(conditions: Conditions, contains: string | undefined): void {
  conditions.addIfGiven("instr(value, ?) > 0", contains);
}
