import type { Database } from "./database.ts";
import { flag, integer, oneOf, type Row, text } from "./row.ts";

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
  setBalance(accountId: number, nanodollars: number): void;
  /** May take the balance below zero: look at it first, in the same transaction. */
  charge(accountId: number, charge: Charge): void;
  /** What was charged so far, by kind. */
  spent(accountId: number): Spent[];
};

const CHARGE_KINDS = ["purchase", "outbound_sms", "outbound_mms", "inbound_sms", "inbound_mms"] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

export type Charge = { kind: ChargeKind; nanodollars: number; at: number };

export type Spent = { kind: ChargeKind; count: number; nanodollars: number };

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
    setBalance: (accountId, nanodollars) => {
      database.run("UPDATE accounts SET balance_nanodollars = ? WHERE id = ?", nanodollars, accountId);
    },
    charge: (accountId, { kind, nanodollars, at }) => {
      const sql = "UPDATE accounts SET balance_nanodollars = balance_nanodollars - ? WHERE id = ?";
      database.run(sql, nanodollars, accountId);
      database.run(
        "INSERT INTO charges (account_id, kind, nanodollars, charged_at) VALUES (?, ?, ?, ?)",
        accountId,
        kind,
        nanodollars,
        at,
      );
    },
    spent: (accountId) =>
      database
        .rows(
          `SELECT kind, count(*) AS count, sum(nanodollars) AS nanodollars FROM charges
           WHERE account_id = ? GROUP BY kind ORDER BY kind`,
          accountId,
        )
        .map((row) => ({
          kind: oneOf(row, "kind", CHARGE_KINDS),
          count: integer(row, "count"),
          nanodollars: integer(row, "nanodollars"),
        })),
  };
}
