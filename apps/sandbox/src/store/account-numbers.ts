import { type AvailableNumber, availableNumberOf, type Range } from "./available-numbers.ts";
import type { Database } from "./database.ts";
import { addContained, addPrefix, Conditions, type NumberFilter } from "./number-filter.ts";
import { flag, integer, integerOrNull, type Row, textOrNull } from "./row.ts";

/** A number that an account owns: what it was when it was for sale, and what the account makes of it. */
export type AccountNumber = AvailableNumber & {
  accountId: number;
  alias: string | null;
  note: string | null;
  cnamLookupsEnabled: boolean;
  messagingEnabled: boolean;
  primaryRouteId: string;
  failoverRouteId: string | null;
};

export type AccountNumberFilter = NumberFilter & { alias?: string | undefined };

export type RoutePlace = "primary" | "failover";

export type AccountNumbers = {
  add(number: AccountNumber): void;
  /** Ascending. */
  list(accountId: number, filter: AccountNumberFilter, range: Range): AccountNumber[];
  get(accountId: number, value: string): AccountNumber | undefined;
  /** Whoever owns it. */
  find(value: string): AccountNumber | undefined;
  setRoute(value: string, place: RoutePlace, routeId: string): void;
};

function accountNumberOf(row: Row): AccountNumber {
  const failoverRouteId = integerOrNull(row, "failover_route_id");
  return {
    ...availableNumberOf(row),
    accountId: integer(row, "account_id"),
    alias: textOrNull(row, "alias"),
    note: textOrNull(row, "note"),
    cnamLookupsEnabled: flag(row, "cnam_lookups_enabled"),
    messagingEnabled: flag(row, "messaging_enabled"),
    primaryRouteId: String(integer(row, "primary_route_id")),
    failoverRouteId: failoverRouteId === null ? null : String(failoverRouteId),
  };
}

const SET_ROUTE: Readonly<Record<RoutePlace, string>> = {
  primary: "UPDATE account_numbers SET primary_route_id = ? WHERE value = ?",
  failover: "UPDATE account_numbers SET failover_route_id = ? WHERE value = ?",
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
           failover_route_id
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      );
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
    setRoute: (value, place, routeId) => {
      database.run(SET_ROUTE[place], Number(routeId), Number(value));
    },
  };
}
