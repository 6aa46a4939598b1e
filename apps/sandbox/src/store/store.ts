import { type AccountNumbers, accountNumbersIn } from "./account-numbers.ts";
import { type Accounts, accountsIn } from "./accounts.ts";
import { type AvailableNumbers, availableNumbersIn } from "./available-numbers.ts";
import { openDatabase } from "./database.ts";
import { type Messages, messagesIn } from "./messages.ts";
import { type Routes, routesIn } from "./routes.ts";
import { readSettings, type Settings, writeSettings } from "./settings.ts";

/** All state of a sandbox. Everything is synchronous: between two statements nothing else of this process runs. */
export type Store = {
  accounts: Accounts;
  availableNumbers: AvailableNumbers;
  accountNumbers: AccountNumbers;
  routes: Routes;
  messages: Messages;
  /** Undefined in a database that is still empty. */
  readSettings(): Settings | undefined;
  writeSettings(settings: Settings): void;
  /** All or nothing; holds the write lock from the start, across processes. */
  transaction<Result>(work: () => Result): Result;
  /** How long to wait from now on for another process that writes to the same file. Nothing else runs meanwhile. */
  setPatience(ms: number): void;
  close(): void;
};

/** @param file a path, or undefined for a database in memory. */
export function openStore(file: string | undefined): Store {
  const database = openDatabase(file ?? ":memory:");
  return {
    accounts: accountsIn(database),
    availableNumbers: availableNumbersIn(database),
    accountNumbers: accountNumbersIn(database),
    routes: routesIn(database),
    messages: messagesIn(database),
    readSettings: () => readSettings(database),
    writeSettings: (settings) => writeSettings(database, settings),
    transaction: (work) => database.transaction(work),
    setPatience: (ms) => database.setPatience(ms),
    close: () => database.close(),
  };
}
