import type { GuardContext } from "../context.ts";
import { hear, type OptOut } from "../ledger/opt-outs.ts";
import type { Sql } from "../ledger/sql.ts";
import { optOutWord } from "./opt-out-words.ts";

/** An inbound message: who wrote it (E.164), when (milliseconds since 1970 UTC), and what. */
export type Heard = { id: string; from: string; at: number; body: string };

/** Keeps who said STOP, and who took it back. The ledger is opened only if somebody did. */
export async function hearOptOuts(
  { account, ledger, say }: GuardContext,
  messages: readonly Heard[],
): Promise<void> {
  const said = wordsIn(account, messages);
  if (said.length === 0) return;
  try {
    const database = await ledger();
    await database.transaction(async (sql) => {
      for (const each of said) await hear(sql, each);
    });
  } catch {
    say("a STOP or START that was read could not be written to the ledger");
  }
}

/** The same within a transaction, for who has to know that it was written. Rejects with a LedgerError. */
export async function hearWithin(sql: Sql, account: string, messages: readonly Heard[]): Promise<void> {
  for (const each of wordsIn(account, messages)) await hear(sql, each);
}

const wordsIn = (account: string, messages: readonly Heard[]): OptOut[] =>
  messages.flatMap(({ id, from, at, body }) => {
    const state = optOutWord(body);
    return state === undefined ? [] : [{ account, number: from, state, at, source: id }];
  });
