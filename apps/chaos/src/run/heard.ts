import { z } from "zod";
import type { Call } from "../plan/plan.ts";
import { e164, identityOf, type Wish } from "../plan/wish.ts";
import type { Answer } from "../servers/server.ts";

/** What a model was told of one effect. */
export type Said =
  | "done"
  /** Done by an equal call before. */
  | "done before"
  /** Nothing was done, and nothing of it can have been. */
  | "nothing done"
  /** Over that of all callers together. */
  | "over budget"
  | "over its own budget"
  /** A person has to approve it first. */
  | "asks a person"
  | "not known"
  /** The process was killed, or the connection to it ended. */
  | "no answer";

export type Heard = { tool: string; identity: string; said: Said; id?: string | undefined };

/** After these the same call is made again, as a model does that wants it done. */
export const isWorthAnother = (said: Said): boolean =>
  said === "nothing done" || said === "not known" || said === "no answer";

const accepted = z.object({ id: z.string(), deduplicated: z.boolean().optional() });
const bought = z.object({
  numbers: z.array(
    z.object({
      number: z.string(),
      outcome: z.enum(["bought", "already_bought", "not_for_sale", "failed", "unknown", "not_attempted"]),
    }),
  ),
});
const changed = z.object({
  outcomes: z.array(
    z.object({
      outcome: z.enum(["changed", "already_set", "failed", "unknown", "not_attempted"]),
      numbers: z.array(z.string()),
    }),
  ),
});

const OF_OUTCOME: Record<string, Said> = {
  bought: "done",
  changed: "done",
  already_bought: "done before",
  already_set: "done before",
  unknown: "not known",
  failed: "nothing done",
  not_attempted: "nothing done",
  not_for_sale: "nothing done",
};

/** What an answer says of each effect that its call was for. */
export function hear({ tool, wishes }: Pick<Call, "tool" | "wishes">, answer: Answer): Heard[] {
  const one = (wish: Wish, said: Said, id?: string): Heard => ({
    tool,
    identity: identityOf(wish),
    said,
    id,
  });
  if ("words" in answer) return wishes.map((wish) => one(wish, inWords(answer.words)));
  return wishes.map((wish) => {
    if (wish.kind === "message" || wish.kind === "route") {
      const { id, deduplicated } = accepted.parse(answer.facts);
      return one(wish, deduplicated === true ? "done before" : "done", id);
    }
    const number = e164(wish.number);
    const outcome =
      wish.kind === "number"
        ? bought.parse(answer.facts).numbers.find((each) => each.number === number)?.outcome
        : changed.parse(answer.facts).outcomes.find(({ numbers }) => numbers.includes(number))?.outcome;
    const said = OF_OUTCOME[outcome ?? ""];
    if (said === undefined) throw new Error(`An answer of ${tool} says nothing of what it was asked for.`);
    return one(wish, said);
  });
}

/** Nobody heard anything of the call. */
export const hearNothing = ({ tool, wishes }: Pick<Call, "tool" | "wishes">): Heard[] =>
  wishes.map((wish) => ({ tool, identity: identityOf(wish), said: "no answer" }));

/** The words are for models; here they are told apart by what each of them has to say. */
function inWords(words: string): Said {
  if (/of the budget for .* of this caller alone/.test(words)) return "over its own budget";
  if (/of the budget for/.test(words)) return "over budget";
  if (/a person has to approve/.test(words)) return "asks a person";
  if (/not known|nobody knows|under way elsewhere/.test(words)) return "not known";
  if (/^Nothing was (done|sent)/.test(words)) return "nothing done";
  throw new Error(`A failure says neither what was done nor what was not: ${words}`);
}
