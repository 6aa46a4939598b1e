import { z } from "zod";
import { ask } from "../children/ask.ts";
import type { Child, ChildProcesses } from "../children/child-processes.ts";
import type { ReceiverQuestion } from "./receiver-process.ts";
import { NO_TROUBLE, type Trouble } from "./unreliable.ts";

const countsSchema = z.object({ attempts: z.int(), taken: z.int(), duplicates: z.int() });
export type ReceiverCounts = z.infer<typeof countsSchema>;

export type Receiver = {
  child: Child;
  /** Where to post to. */
  url: string;
  counts: () => Promise<ReceiverCounts>;
  /** The keys of all events that it has taken. */
  taken: () => Promise<string[]>;
};

/** Starts a receiver of webhooks. */
export async function startReceiver(
  children: ChildProcesses,
  trouble: Trouble = NO_TROUBLE,
): Promise<Receiver> {
  const child = children.fork(new URL("./receiver-process.ts", import.meta.url));
  const asked = (question: ReceiverQuestion) => ask(child, question);
  const url = z.url().parse(await asked({ ask: "listen", trouble }));
  return {
    child,
    url,
    counts: async () => countsSchema.parse(await asked({ ask: "counts" })),
    taken: async () => z.array(z.string()).parse(await asked({ ask: "taken" })),
  };
}
