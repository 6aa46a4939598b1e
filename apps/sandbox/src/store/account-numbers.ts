import type { AvailableNumber, Range } from "./available-numbers.ts";
import type { Database } from "./database.ts";
import { addContained, addPrefix, Conditions, type NumberFilter } from "./number-filter.ts";
import { flag, integer, integerOrNull, type Row, text, textOrNull } from "./row.ts";

/** A number that an account owns: what it was when it was for sale, and what the account makes of it. */
export type AccountNumber = AvailableNumber & {
  accountId: number;
  alias: string | null;
  note: string | null;
  cnamLookupsEnabled: boolean;
  messagingEnabled: boolean;
  primaryRouteId: string;
  failoverRouteId: string | null;
  lastChange: NumberChange | null;
};

/** What happened to it last, in words, and when in milliseconds since 1970 UTC. */
export type NumberChange = { what: string; at: number };

export type AccountNumberFilter = NumberFilter & { alias?: string | undefined };

export type RoutePlace = "primary" | "failover";

export type AccountNumbers = {
  add(number: AccountNumber): void;
  /** Ascending. */
  list(accountId: number, filter: AccountNumberFilter, range: Range): AccountNumber[];
  get(accountId: number, value: string): AccountNumber | undefined;
  /** Whoever owns it. */
  find(value: string): AccountNumber | undefined;
  /** A failover route can be none. */
  setRoute(value: string, place: RoutePlace, routeId: string | null, change: NumberChange): void;
  /** Of all accounts, ascending. */
  all(range: Range): AccountNumber[];
  /** Every value that an account owns. */
  values(): string[];
  remove(value: string): void;
};

function accountNumberOf(row: Row): AccountNumber {
  const failoverRouteId = integerOrNull(row, "failover_route_id");
  return {
    value: String(integer(row, "value")),
    numberType: text(row, "number_type"),
    rateCenter: textOrNull(row, "rate_center"),
    state: textOrNull(row, "state"),
    isoCountry: text(row, "iso_country"),
    tier: text(row, "tier"),
    setupCostCents: integer(row, "setup_cost_cents"),
    monthlyCostCents: integer(row, "monthly_cost_cents"),
    accountId: integer(row, "account_id"),
    alias: textOrNull(row, "alias"),
    note: textOrNull(row, "note"),
    cnamLookupsEnabled: flag(row, "cnam_lookups_enabled"),
    messagingEnabled: flag(row, "messaging_enabled"),
    primaryRouteId: String(integer(row, "primary_route_id")),
    failoverRouteId: failoverRouteId === null ? null : String(failoverRouteId),
    lastChange: lastChangeOf(row),
  };
}

function lastChangeOf(row: Row): NumberChange | null {
  const what = textOrNull(row, "last_change");
  return what === null ? null : { what, at: integer(row, "last_change_at") };
}

const SET_ROUTE: Readonly<Record<RoutePlace, string>> = {
  primary:
    "UPDATE account_numbers SET primary_route_id = ?, last_change = ?, last_change_at = ? WHERE value = ?",
  failover:
    "UPDATE account_numbers SET failover_route_id = ?, last_change = ?, last_change_at = ? WHERE value = ?",
};

export function accountNumbersIn(database: Database): AccountNumbers {
  const find: AccountNumbers["find"] = (value) => {
    const row = database.row("SELECT * FROM account_numbers WHERE value = ?", Number(value));
    return row === undefined ? undefined : accountNumberOf(row);
  };
  return {
    find,
    get: (accountId, value) => {
      const number = find(value);
      return number?.accountId === accountId ? number : undefined;
    },
    add: (number) => {
      database.run(
        `INSERT INTO account_numbers (
           value, account_id, number_type, rate_center, state, iso_country, tier, setup_cost_cents,
           monthly_cost_cents, alias, note, cnam_lookups_enabled, messaging_enabled, primary_route_id,
           failover_route_id, last_change, last_change_at
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        Number(number.value),
        number.accountId,
        number.numberType,
        number.rateCenter,
        number.state,
        number.isoCountry,
        number.tier,
        number.setupCostCents,
        number.monthlyCostCents,
        number.alias,
        number.note,
        Number(number.cnamLookupsEnabled),
        Number(number.messagingEnabled),
        Number(number.primaryRouteId),
        number.failoverRouteId === null ? null : Number(number.failoverRouteId),
        number.lastChange?.what ?? null,
        number.lastChange?.at ?? null,
      );
    },
    all: ({ limit, offset }) =>
      database
        .rows("SELECT * FROM account_numbers ORDER BY value LIMIT ? OFFSET ?", limit, offset)
        .map(accountNumberOf),
    values: () =>
      database.rows("SELECT value FROM account_numbers").map((row) => String(integer(row, "value"))),
    remove: (value) => {
      database.run("DELETE FROM account_numbers WHERE value = ?", Number(value));
    },
    list: (accountId, filter, { limit, offset }) => {
      const conditions = new Conditions().add("account_id = ?", accountId);
      addPrefix(conditions, filter.startsWith);
      addContained(conditions, filter.contains);
      if (filter.endsWith !== undefined) {
        conditions.add("substr(value, -?) = ?", filter.endsWith.length, filter.endsWith);
      }
      conditions.addIfGiven("alias = ?", filter.alias);
      const sql = `SELECT * FROM account_numbers ${conditions.where} ORDER BY value LIMIT ? OFFSET ?`;
      return database.rows(sql, ...conditions.values, limit, offset).map(accountNumberOf);
    },
    setRoute: (value, place, routeId, { what, at }) => {
      const route = routeId === null ? null : Number(routeId);
      database.run(SET_ROUTE[place], route, what, at, Number(value));
    },
  };
}
