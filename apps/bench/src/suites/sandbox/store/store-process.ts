import { z } from "zod";
import { answerEach } from "../../../children/ask.ts";
import { looksInto } from "./looks.ts";
import { buildStock } from "./the-stock.ts";
import { timeEach } from "./time-each.ts";

// All stocks are in one process, and no socket is part of a search.

const questionSchema = z.discriminatedUnion("ask", [
  z.object({ ask: z.literal("build"), size: z.int().positive() }),
  z.object({ ask: z.literal("time"), size: z.int(), look: z.string(), calls: z.int().positive() }),
]);
export type StoreQuestion = z.infer<typeof questionSchema>;

const stocks = new Map<number, ReturnType<typeof looksInto>>();

answerEach(async (asked) => {
  const question = questionSchema.parse(asked);
  if (question.ask === "build") {
    const looks = looksInto(buildStock({ size: question.size, seed: 1 }));
    stocks.set(question.size, looks);
    return looks.map(({ name }) => name);
  }
  const look = stocks.get(question.size)?.find(({ name }) => name === question.look);
  if (look === undefined) throw new Error(`There is no ${question.look} of ${question.size} numbers.`);
  return timeEach(question.calls, look.prepare);
});
