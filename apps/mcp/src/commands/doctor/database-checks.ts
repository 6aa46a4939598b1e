import { addressOf, nameOf } from "../../guard/ledger/postgres/address.ts";
import type { Sql } from "../../guard/ledger/sql.ts";
import { type Check, ok, warning } from "./check.ts";
import { databaseClockCheck } from "./clock-check.ts";
import { postgresNow } from "./ledger-queries.ts";

const SLOW_MS = 50;

/** How PostgreSQL answers, which is there: it was opened. */
export async function databaseChecks(sql: Sql, url: string, now: () => number): Promise<Check[]> {
  // The first answer on a connection takes longer.
  await postgresNow(sql);
  const [asked, begun] = [now(), performance.now()];
  const { version, at } = await postgresNow(sql);
  const took = performance.now() - begun;
  const answers = `Ledger: PostgreSQL ${version}, ${nameOf(addressOf(url))}, answers in ${took.toFixed(took < 10 ? 1 : 0)} ms`;
  return [
    took > SLOW_MS
      ? warning(
          `${answers}. Whatever costs or changes something asks it about ten times, one after the other: keep it near this server.`,
        )
      : ok(answers),
    databaseClockCheck(at, asked, now()),
  ];
}
