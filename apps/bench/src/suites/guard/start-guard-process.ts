import { z } from "zod";
import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import { ask } from "../../children/ask.ts";
import type { Child } from "../../children/child-processes.ts";
import type { Bench } from "../../harness/suite.ts";
import type { Question } from "./guard-process.ts";
import { type CallFigures, callFiguresSchema } from "./time-calls.ts";

export type GuardProcess = {
  child: Child;
  /** Fills a ledger with operations that were done. */
  fill: (question: Omit<Extract<Question, { ask: "fill" }>, "ask">) => Promise<void>;
  time: (question: Omit<Extract<Question, { ask: "time" }>, "ask">) => Promise<CallFigures>;
  /** The same of what a server does with its ledger beside calls. */
  timeUnit: (question: Omit<Extract<Question, { ask: "unit" }>, "ask">) => Promise<CallFigures>;
  /** Bytes of a ledger in a file. */
  sizeOf: (file: string) => Promise<number>;
};

/** Starts a process that makes calls of tools in front of this carrier. */
export async function startGuardProcess(
  { children }: Bench,
  recorded: RecordedCarrier,
): Promise<GuardProcess> {
  const child = children.fork(new URL("./guard-process.ts", import.meta.url));
  const asked = (question: Question) => ask(child, question);
  await asked({ ask: "set up", recorded });
  return {
    child,
    fill: async (question) => void (await asked({ ask: "fill", ...question })),
    time: async (question) => callFiguresSchema.parse(await asked({ ask: "time", ...question })),
    timeUnit: async (question) => callFiguresSchema.parse(await asked({ ask: "unit", ...question })),
    sizeOf: async (file) => z.number().parse(await asked({ ask: "size", file })),
  };
}
