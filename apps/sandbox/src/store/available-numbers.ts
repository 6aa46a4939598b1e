import type { Range, Stock, StockFilter, StockNumber, StockOrder } from "../stock/stock.ts";
import type { AccountNumbers } from "./account-numbers.ts";
import type { Database } from "./database.ts";
import { integer } from "./row.ts";

export type { Range } from "../stock/stock.ts";
export type AvailableNumber = StockNumber;
export type AvailableNumberFilter = StockFilter;
export type Order = StockOrder;

/**
 * Numbers for sale: those of the inventory that no account owns. The inventory itself never changes and is kept in
 * memory; who owns what is in the database.
 */
export type AvailableNumbers = {
  search(filter: AvailableNumberFilter, order: Order, range: Range): AvailableNumber[];
  get(value: string): AvailableNumber | undefined;
  /** Area codes with a number whose setup fee is this or less, ascending. */
  areaCodes(maxSetupCostCents: number, range: Range): string[];
  /** Exchanges, six digits, likewise. */
  exchanges(maxSetupCostCents: number, areaCode: string | undefined, range: Range): string[];
  /** Takes another inventory. */
  useStock(stock: Stock): void;
  /** Differs from an earlier value when another connection has written since. */
  othersVersion(): number;
  /** To be told after numbers of accounts have changed in this process. */
  ownersChanged(): void;
  bought(value: string): void;
  released(value: string): void;
};

export function availableNumbersIn(options: {
  database: Database;
  accountNumbers: Pick<AccountNumbers, "values">;
  emptyStock: Stock;
  /** Called when another connection has written: it may have made the sandbox anew, with another stock. */
  onOthersWrite: () => void;
}): AvailableNumbers {
  const { database, accountNumbers, emptyStock, onOthersWrite } = options;
  let stock = emptyStock;
  let seenVersion = -1;
  // Changes when another connection has written to the file.
  const version = () => integer(database.row("PRAGMA data_version") ?? {}, "data_version");
  const upToDate = (): Stock => {
    const current = version();
    if (current !== seenVersion) {
      onOthersWrite();
      stock.setTaken(accountNumbers.values());
      seenVersion = current;
    }
    return stock;
  };
  return {
    search: (filter, order, range) => upToDate().search(filter, order, range),
    get: (value) => upToDate().get(value),
    areaCodes: (maxSetupCostCents, range) => upToDate().areaCodes(maxSetupCostCents, range),
    exchanges: (maxSetupCostCents, areaCode, range) =>
      upToDate().exchanges(maxSetupCostCents, areaCode, range),
    useStock: (another) => {
      stock = another;
      seenVersion = -1;
    },
    othersVersion: version,
    ownersChanged: () => {
      seenVersion = -1;
    },
    bought: (value) => void stock.take(value),
    released: (value) => void stock.release(value),
  };
}
