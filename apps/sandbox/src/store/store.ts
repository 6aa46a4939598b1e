import type { ClockState } from "../clock/sandbox-clock.ts";
import { buildStock, type Stock, stockFromBytes } from "../stock/stock.ts";
import { type AccountNumbers, accountNumbersIn } from "./account-numbers.ts";
import { type Accounts, accountsIn } from "./accounts.ts";
import { type AvailableNumbers, availableNumbersIn } from "./available-numbers.ts";
import { type Callbacks, callbacksIn } from "./callbacks.ts";
import { openDatabase } from "./database.ts";
import { inventoryIn } from "./inventory.ts";
import { type Messages, messagesIn } from "./messages.ts";
import { type Routes, routesIn } from "./routes.ts";
import { readClock, readSeed, readSettings, type Settings, writeClock, writeSettings } from "./settings.ts";
import { type Snapshots, snapshotsIn } from "./snapshots.ts";
import { type Webhooks, webhooksIn } from "./webhooks.ts";

/** All state of a sandbox. Everything is synchronous: between two statements nothing else of this process runs. */
export type Store = {
  accounts: Accounts;
  availableNumbers: AvailableNumbers;
  accountNumbers: AccountNumbers;
  routes: Routes;
  messages: Messages;
  callbacks: Callbacks;
  webhooks: Webhooks;
  snapshots: Snapshots;
  /** Undefined in a database that is still empty. */
  readSettings(): Settings | undefined;
  writeSettings(settings: Settings): void;
  /** Decides what is drawn by chance; a reset, of another process too, can change it. */
  seed(): number;
  readClock(): ClockState;
  writeClock(state: ClockState): void;
  /** The inventory of these settings: the one that the file keeps, or a new one, which a file keeps from then on. */
  loadInventory(settings: Settings): void;
  /** All or nothing; holds the write lock from the start, across processes. */
  transaction<Result>(work: () => Result): Result;
  /** How long to wait from now on for another process that writes to the same file. Nothing else runs meanwhile. */
  setPatience(ms: number): void;
  close(): void;
};

/** @param file a path, or undefined for a database in memory. */
export function openStore(file: string | undefined): Store {
  const database = openDatabase(file ?? ":memory:");
  const accountNumbers = accountNumbersIn(database);
  const availableNumbers = availableNumbersIn({
    database,
    accountNumbers,
    emptyStock: buildStock({ size: 0, seed: 0 }),
    onOthersWrite: () => followReset(),
  });
  const inventory = inventoryIn(database);
  let built: { size: number; seed: number; stock: Stock } | undefined;
  let loaded: { size: number; seed: number } | undefined;
  const loadInventory = ({ inventory: size, seed }: Settings): void => {
    const kept = inventory.read();
    const same = built?.size === size && built.seed === seed ? built.stock : undefined;
    const stock = kept === undefined ? (same ?? buildStock({ size, seed })) : stockFromBytes(kept);
    if (kept === undefined) {
      // A reset makes the same one again, most of the time.
      built = { size, seed, stock };
      if (file !== undefined) inventory.write(stock.toBytes());
    }
    loaded = { size, seed };
    availableNumbers.useStock(stock);
  };
  const followReset = (): void => {
    const settings = readSettings(database);
    if (settings === undefined || loaded === undefined) return;
    if (settings.seed !== loaded.seed || settings.inventory !== loaded.size) loadInventory(settings);
  };
  return {
    accounts: accountsIn(database),
    availableNumbers,
    accountNumbers,
    routes: routesIn(database),
    messages: messagesIn(database),
    callbacks: callbacksIn(database),
    webhooks: webhooksIn(database),
    snapshots: snapshotsIn(database),
    readSettings: () => readSettings(database),
    writeSettings: (settings) => writeSettings(database, settings),
    seed: () => readSeed(database),
    readClock: () => readClock(database),
    writeClock: (state) => writeClock(database, state),
    loadInventory,
    transaction: (work) => database.transaction(work),
    setPatience: (ms) => database.setPatience(ms),
    close: () => database.close(),
  };
}
