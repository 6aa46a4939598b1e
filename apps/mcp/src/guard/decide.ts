import { printable } from "../terms/printable.ts";
import { decline, endOverdue, grant } from "./approval.ts";
import * as approvals from "./ledger/approvals.ts";
import type { Database, Sql } from "./ledger/sql.ts";

export type Verdict = "approve" | "deny";

/** What waits for a person, of all accounts, oldest first. What is overdue is ended before. */
export async function stillWaiting(sql: Sql, at: number): Promise<approvals.Approval[]> {
  await endOverdue(sql, at);
  return approvals.waiting(sql);
}

/**
 * Writes down what a person said to a question that waits. Undefined if that was done; else why not, in a sentence:
 * while the person was reading, another one may have decided, or the time may have run out.
 */
export async function writeDown(
  database: Database,
  id: string,
  verdict: Verdict,
  by: string,
  now: () => number,
): Promise<string | undefined> {
  let wasTried = false;
  const problem = await database.transaction(
    async (sql) => {
      const at = now();
      const approval = (await stillWaiting(sql, at)).find((each) => each.id === id);
      if (approval === undefined) {
        const fate = await approvals.byId(sql, id);
        // It is run again where a connection was lost, perhaps after all of it was written.
        return wasTried && fate?.decided_by === by ? undefined : meanwhile(fate);
      }
      await (verdict === "approve" ? grant : decline)(sql, approval, by, at);
      wasTried = true;
      return undefined;
    },
    { durable: true },
  );
  // The decision holds, whether or not the text of its question is gone from the disk already.
  await database.forget().catch(() => {});
  return problem;
}

/** What has become of a question that does not wait any more. */
export function meanwhile(fate: approvals.Approval | undefined): string {
  const by = fate?.decided_by ? ` by ${printable(fate.decided_by)}` : "";
  switch (fate?.state) {
    case "approved":
      return `It was approved${by} meanwhile, and is not used yet.`;
    case "used":
      return `It was approved${by} and used meanwhile.`;
    case "declined":
      return `It was refused${by} meanwhile.`;
    default:
      return "Its time is over. When the assistant makes the same call again, that asks anew.";
  }
}
