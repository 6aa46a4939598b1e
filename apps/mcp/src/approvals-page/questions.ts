import { z } from "zod";
import { stillWaiting, type Verdict, writeDown } from "../guard/decide.ts";
import { byId } from "../guard/ledger/approvals.ts";
import type { Database } from "../guard/ledger/sql.ts";
import { seeOther, showing } from "./answers.ts";
import { problemPage } from "./document.ts";
import { readForm } from "./form.ts";
import { saidOf } from "./said.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { waitingPage } from "./waiting-page.ts";

const verdict = z.enum(["approve", "deny"]) satisfies z.ZodType<Verdict>;
const decision = z.object({ question: z.uuid(), proof: z.string().max(100), verdict });
const decided = z.object({ question: z.uuid(), said: verdict });

export type QuestionsOptions = {
  /** The ledger. Rejects with a LedgerError. */
  database: () => Promise<Database>;
  /** Whose questions are shown. */
  account: string;
  isSandbox: boolean;
  now: () => number;
};

/** What a person who has signed in sees and does. */
export type Questions = Record<"show" | "decide", (request: Request, session: Session) => Promise<Response>>;

export const createQuestions = (
  { database, account, isSandbox, now }: QuestionsOptions,
  { seals }: Pick<Sessions, "seals">,
  home: string,
): Questions => ({
  show: async (request, session) => {
    const about = decided.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
    const at = now();
    const ledger = await database();
    const { waiting, approval } = await ledger.transaction(async (sql) => ({
      waiting: (await stillWaiting(sql, at)).filter((each) => each.account === account),
      approval: about && (await byId(sql, about.question)),
    }));
    const said = about && approval?.account === account ? saidOf(approval, about.said) : undefined;
    const { proofFor } = await seals();
    const page = { home, session, waiting, said, isSandbox, at };
    return showing(200, waitingPage({ ...page, proofFor: (question) => proofFor(session, question) }));
  },

  decide: async (request, session) => {
    const form = await readForm(request, decision);
    // Only this page gives out a proof, and only for a question of this account.
    if (form === undefined || !(await seals()).isProof(form.proof, session, form.question))
      return showing(
        403,
        problemPage(
          "Nothing was decided",
          "What was sent is no button of this page, or one of an earlier session. Decide again on the page as it is now.",
          home,
        ),
      );
    await writeDown(
      await database(),
      form.question,
      form.verdict,
      `${session.subject} on the approvals page`,
      now,
    );
    // What became of it is read from the ledger there: somebody else may have been faster.
    return seeOther(`${home}?question=${form.question}&said=${form.verdict}`);
  },
});
