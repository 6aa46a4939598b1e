import type { Range } from "./available-numbers.ts";
import type { Database } from "./database.ts";
import { Conditions } from "./number-filter.ts";
import { integer, type Row, text, textOrNull } from "./row.ts";

export type Route = {
  id: string;
  routeType: string;
  alias: string | null;
  value: string | null;
  edgeStrategyId: string | null;
};

/** Every account has it; it belongs to none, and never changes. */
export const BUILT_IN_ROUTE_ID = "0";

const BUILT_IN_ROUTE: Route = {
  id: BUILT_IN_ROUTE_ID,
  routeType: "sip-reg",
  alias: "sip-reg",
  value: null,
  edgeStrategyId: null,
};

export type Routes = {
  /** Does nothing when it is there. */
  addBuiltIn(): void;
  /** The built-in route first, then ascending. */
  list(accountId: number, routeType: string | undefined, range: Range): Route[];
  get(accountId: number, id: string): Route | undefined;
  byAlias(accountId: number, alias: string): Route | undefined;
  hasAlias(accountId: number, alias: string): boolean;
  create(accountId: number, route: Omit<Route, "id">): Route;
};

const COLUMNS = "id, route_type, alias, value, edge_strategy_id";
const OWN = "(account_id = ? OR account_id IS NULL)";

function routeOf(row: Row): Route {
  return {
    id: String(integer(row, "id")),
    routeType: text(row, "route_type"),
    alias: textOrNull(row, "alias"),
    value: textOrNull(row, "value"),
    edgeStrategyId: textOrNull(row, "edge_strategy_id"),
  };
}

export function routesIn(database: Database): Routes {
  const byAlias = (accountId: number, alias: string) => {
    const row = database.row(`SELECT ${COLUMNS} FROM routes WHERE alias = ? AND ${OWN}`, alias, accountId);
    return row === undefined ? undefined : routeOf(row);
  };
  return {
    addBuiltIn: () => {
      database.run(
        "INSERT OR IGNORE INTO routes (id, account_id, route_type, alias) VALUES (0, NULL, 'sip-reg', 'sip-reg')",
      );
    },
    list: (accountId, routeType, { limit, offset }) => {
      const conditions = new Conditions().add(OWN, accountId).addIfGiven("route_type = ?", routeType);
      const sql = `SELECT ${COLUMNS} FROM routes ${conditions.where} ORDER BY id LIMIT ? OFFSET ?`;
      return database.rows(sql, ...conditions.values, limit, offset).map(routeOf);
    },
    get: (accountId, id) => {
      if (id === BUILT_IN_ROUTE_ID) return BUILT_IN_ROUTE;
      // An empty text would be 0, the built-in route.
      const number = /^\d+$/.test(id) ? Number(id) : Number.NaN;
      if (!Number.isSafeInteger(number)) return undefined;
      const row = database.row(`SELECT ${COLUMNS} FROM routes WHERE id = ? AND ${OWN}`, number, accountId);
      return row === undefined ? undefined : routeOf(row);
    },
    byAlias,
    hasAlias: (accountId, alias) => byAlias(accountId, alias) !== undefined,
    create: (accountId, { routeType, alias, value, edgeStrategyId }) => {
      const { insertedId } = database.run(
        "INSERT INTO routes (account_id, route_type, alias, value, edge_strategy_id) VALUES (?, ?, ?, ?, ?)",
        accountId,
        routeType,
        alias,
        value,
        edgeStrategyId,
      );
      return { id: String(insertedId), routeType, alias, value, edgeStrategyId };
    },
  };
}
