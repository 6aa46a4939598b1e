import { z } from "zod";
import { answerEach } from "../../children/ask.ts";
import { recordedAnswerSchema } from "../../servers/recorded-answer.ts";
import { answeredId } from "./answered-id.ts";
import { batchSchema, runBatch } from "./batch.ts";
import { loadCaller } from "./callers/by-name.ts";
import { targetSchema } from "./callers/caller.ts";
import { inProcessFetch } from "./in-process-fetch.ts";

// One way of calling has a process of its own: neither its garbage nor what the engine learned from its code is
// part of another's figures, and its CPU time is its own.

const setUpSchema = z.object({
  operation: z.enum(["numbers.get", "messages.send"]),
  caller: z.string(),
  /** Of the peers that are installed. */
  peerEntries: z.record(z.string(), z.url()),
  target: targetSchema,
  /** The id in the JSON that a call has to give: a client that left the body unread would look fast. */
  expectedId: z.string(),
  /** What every call is answered with inside the process. Without it, calls go to the target. */
  inProcess: recordedAnswerSchema.optional(),
});
export type SetUp = z.infer<typeof setUpSchema>;

let call: (() => Promise<unknown>) | undefined;

answerEach(async (question) => {
  if (call !== undefined) return runBatch(call, batchSchema.parse(question));
  call = await readyCall(setUpSchema.parse(question));
  return "ready";
});

async function readyCall({ operation, caller, peerEntries, target, expectedId, inProcess }: SetUp) {
  const way = await loadCaller(operation, caller, peerEntries);
  const made = way({ ...target, fetch: inProcess === undefined ? fetch : inProcessFetch(inProcess) });
  if (answeredId(await made()) !== expectedId)
    throw new Error(`"${caller}" did not read the answer of ${operation} as JSON.`);
  return made;
}
