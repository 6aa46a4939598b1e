import { meanwhile, type Verdict } from "../guard/decide.ts";
import type { Approval } from "../guard/ledger/approvals.ts";
import { timeOfDay } from "../guard/words.ts";
import { printable } from "../terms/printable.ts";

/** What became of a decision, for the person who made it. */
export type Said = { isDone: boolean; text: string };

const DONE = { approve: "approved", deny: "refused" } as const;

/**
 * It tells what the ledger holds of the question, so that no link can make the page say something else.
 *
 * @param wanted what the person said; somebody else may have said another thing before
 */
export function saidOf(approval: Approval, wanted: Verdict): Said | undefined {
  const { state, tool, asked_at, good_until, decided_by } = approval;
  const which = `${printable(tool)}, asked at ${timeOfDay(asked_at)}`;
  const by = printable(decided_by ?? "somebody");
  if (state === "waiting") return undefined;
  if (wanted === "approve" && state === "approved")
    return {
      isDone: true,
      text: `Approved: ${which}, by ${by}, until ${timeOfDay(good_until)}, for one use. Tell the assistant to make the same call again.`,
    };
  if (wanted === "approve" && state === "used")
    return { isDone: true, text: `Approved: ${which}, by ${by}, and used.` };
  if (wanted === "deny" && state === "declined")
    return {
      isDone: true,
      text: `Refused: ${which}, by ${by}. Nothing of it is done, and its part of the budget is free again.`,
    };
  return { isDone: false, text: `Nothing was ${DONE[wanted]}: ${which}. ${meanwhile(approval)}` };
}
