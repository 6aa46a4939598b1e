import { z } from "zod";
import { answerEach } from "../../children/ask.ts";
import { batchSchema, runBatch } from "./batch.ts";
import { targetSchema } from "./callers/caller.ts";

// One way of calling has a process of its own: neither its garbage nor what the engine learned from its code is
// part of another's figures, and its CPU time is its own.

const callers = {
  "bare fetch": async () => (await import("./callers/bare-fetch.ts")).bareFetch,
  "flowroute-client": async () => (await import("./callers/flowroute-client.ts")).flowrouteClient,
};

export type CallerName = keyof typeof callers;

const setUp = z.object({ caller: z.enum(["bare fetch", "flowroute-client"]), target: targetSchema });

let call: (() => Promise<unknown>) | undefined;

answerEach(async (question) => {
  if (call !== undefined) return runBatch(call, batchSchema.parse(question));
  const { caller, target } = setUp.parse(question);
  call = (await callers[caller]())(target);
  return "ready";
});
