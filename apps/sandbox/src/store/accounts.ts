import type { Database } from "./database.ts";
import { flag, integer, type Row, text } from "./row.ts";

export type Account = {
  id: number;
  accessKey: string;
  secretKey: string;
  /** The account's preference for numbers that it buys. */
  cnamLookupsEnabled: boolean;
};

export type Accounts = {
  all(): Account[];
  create(account: { accessKey: string; secretKey: string; balanceNanodollars: number }): number;
  balanceNanodollars(accountId: number): number;
  /** May take the balance below zero: look at it first, in the same transaction. */
  charge(accountId: number, nanodollars: number): void;
};

const accountOf = (row: Row): Account => ({
  id: integer(row, "id"),
  accessKey: text(row, "access_key"),
  secretKey: text(row, "secret_key"),
  cnamLookupsEnabled: flag(row, "cnam_lookups_enabled"),
});

export function accountsIn(database: Database): Accounts {
  return {
    all: () =>
      database
        .rows("SELECT id, access_key, secret_key, cnam_lookups_enabled FROM accounts ORDER BY id")
        .map(accountOf),
    create: ({ accessKey, secretKey, balanceNanodollars }) =>
      database.run(
        "INSERT INTO accounts (access_key, secret_key, balance_nanodollars) VALUES (?, ?, ?)",
        accessKey,
        secretKey,
        balanceNanodollars,
      ).insertedId,
    balanceNanodollars: (accountId) => {
      const row = database.row("SELECT balance_nanodollars FROM accounts WHERE id = ?", accountId);
      return row === undefined ? 0 : integer(row, "balance_nanodollars");
    },
    charge: (accountId, nanodollars) => {
      const sql = "UPDATE accounts SET balance_nanodollars = balance_nanodollars - ? WHERE id = ?";
      database.run(sql, nanodollars, accountId);
    },
  };
}
