import type { Database } from "./database.ts";
import { addContained, addPrefix, addSuffix, Conditions, type NumberFilter } from "./number-filter.ts";
import { integer, type Row, text, textOrNull } from "./row.ts";

export type AvailableNumber = {
  value: string;
  numberType: string;
  rateCenter: string | null;
  state: string | null;
  isoCountry: string;
  tier: string;
  setupCostCents: number;
  monthlyCostCents: number;
};

export type AvailableNumberFilter = NumberFilter & {
  state?: string | undefined;
  rateCenter?: string | undefined;
  numberType?: string | undefined;
  isoCountry?: string | undefined;
  tier?: string | undefined;
};

export const ORDER_COLUMNS = [
  "monthly_cost_cents",
  "iso_country",
  "number_type",
  "state",
  "rate_center",
  "value",
] as const;
export type Order = { column: (typeof ORDER_COLUMNS)[number]; direction: "ASC" | "DESC" };

export type Range = { limit: number; offset: number };

export type AvailableNumbers = {
  add(number: AvailableNumber): void;
  /** Counts area codes and exchanges. To be called once, after the first numbers were added. */
  takeStock(): void;
  search(filter: AvailableNumberFilter, order: Order, range: Range): AvailableNumber[];
  get(value: string): AvailableNumber | undefined;
  /** Takes the number off the market; false when it is not there. */
  take(value: string): boolean;
  /** Area codes with a number whose setup fee is this or less, ascending. */
  areaCodes(maxSetupCostCents: number, range: Range): string[];
  /** Exchanges, six digits, likewise. */
  exchanges(maxSetupCostCents: number, areaCode: string | undefined, range: Range): string[];
};

const COLUMNS =
  "value, number_type, rate_center, state, iso_country, tier, setup_cost_cents, monthly_cost_cents";

/** Reads the columns that numbers for sale and numbers of an account have in common. */
export function availableNumberOf(row: Row): AvailableNumber {
  return {
    value: String(integer(row, "value")),
    numberType: text(row, "number_type"),
    rateCenter: textOrNull(row, "rate_center"),
    state: textOrNull(row, "state"),
    isoCountry: text(row, "iso_country"),
    tier: text(row, "tier"),
    setupCostCents: integer(row, "setup_cost_cents"),
    monthlyCostCents: integer(row, "monthly_cost_cents"),
  };
}

function conditionsFor(filter: AvailableNumberFilter): Conditions {
  const conditions = new Conditions();
  addPrefix(conditions, filter.startsWith);
  addSuffix(conditions, filter.endsWith, "reversed");
  addContained(conditions, filter.contains);
  return conditions
    .addIfGiven("state = ?", filter.state)
    .addIfGiven("rate_center = ?", filter.rateCenter)
    .addIfGiven("number_type = ?", filter.numberType)
    .addIfGiven("iso_country = ?", filter.isoCountry)
    .addIfGiven("tier = ?", filter.tier);
}

export function availableNumbersIn(database: Database): AvailableNumbers {
  return {
    add: (number) => {
      database.run(
        `INSERT INTO available_numbers (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        Number(number.value),
        number.numberType,
        number.rateCenter,
        number.state,
        number.isoCountry,
        number.tier,
        number.setupCostCents,
        number.monthlyCostCents,
      );
    },
    takeStock: () => {
      database.run(
        `INSERT INTO exchange_stock SELECT value / 10000 - 1000000, setup_cost_cents, count(*)
         FROM available_numbers GROUP BY 1, 2`,
      );
      database.run(
        `INSERT INTO area_code_stock SELECT exchange / 1000, setup_cost_cents, sum(numbers)
         FROM exchange_stock GROUP BY 1, 2`,
      );
    },
    search: (filter, { column, direction }, { limit, offset }) => {
      const conditions = conditionsFor(filter);
      const order = column === "value" ? `value ${direction}` : `${column} ${direction}, value`;
      return database
        .rows(
          `SELECT ${COLUMNS} FROM available_numbers ${conditions.where} ORDER BY ${order} LIMIT ? OFFSET ?`,
          ...conditions.values,
          limit,
          offset,
        )
        .map(availableNumberOf);
    },
    get: (value) => {
      const row = database.row(`SELECT ${COLUMNS} FROM available_numbers WHERE value = ?`, Number(value));
      return row === undefined ? undefined : availableNumberOf(row);
    },
    take: (value) =>
      database.run("DELETE FROM available_numbers WHERE value = ?", Number(value)).changes === 1,
    areaCodes: (maxSetupCostCents, { limit, offset }) =>
      database
        .rows(
          `SELECT DISTINCT area_code FROM area_code_stock WHERE numbers > 0 AND setup_cost_cents <= ?
           ORDER BY area_code LIMIT ? OFFSET ?`,
          maxSetupCostCents,
          limit,
          offset,
        )
        .map((row) => String(integer(row, "area_code"))),
    exchanges: (maxSetupCostCents, areaCode, { limit, offset }) => {
      const first = areaCode === undefined ? 0 : Number(areaCode) * 1000;
      const last = areaCode === undefined ? 999_999 : first + 999;
      return database
        .rows(
          `SELECT DISTINCT exchange FROM exchange_stock WHERE exchange BETWEEN ? AND ? AND numbers > 0
           AND setup_cost_cents <= ? ORDER BY exchange LIMIT ? OFFSET ?`,
          first,
          last,
          maxSetupCostCents,
          limit,
          offset,
        )
        .map((row) => String(integer(row, "exchange")));
    },
  };
}
