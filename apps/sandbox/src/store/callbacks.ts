import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** What an account can have posted to a URL of its own: inbound messages, and receipts of outbound ones. */
export const PRODUCTS = ["sms", "mms", "sms_dlr", "mms_dlr"] as const;
export type Product = (typeof PRODUCTS)[number];

export type Callbacks = {
  url(accountId: number, product: Product): string | undefined;
  set(accountId: number, product: Product, url: string): void;
  remove(accountId: number, product: Product): void;
};

export function callbacksIn(database: Database): Callbacks {
  return {
    url: (accountId, product) => {
      const sql = "SELECT url FROM callbacks WHERE account_id = ? AND product = ?";
      const row = database.row(sql, accountId, product);
      return row === undefined ? undefined : text(row, "url");
    },
    set: (accountId, product, url) => {
      database.run("INSERT OR REPLACE INTO callbacks VALUES (?, ?, ?)", accountId, product, url);
    },
    remove: (accountId, product) => {
      database.run("DELETE FROM callbacks WHERE account_id = ? AND product = ?", accountId, product);
    },
  };
}
