import { ask } from "../../children/ask.ts";
import type { Child } from "../../children/child-processes.ts";
import type { Bench } from "../../harness/suite.ts";
import type { Batch } from "./batch.ts";
import type { SetUp } from "./caller-process.ts";
import { wayNames } from "./callers/by-name.ts";

/** A way of calling, and the process that does nothing else. */
export type StartedCaller = { name: string; child: Child };

/** Starts every way of calling an operation that there is with these peers. When this returns, each has been tried, and is warm. */
export function startCallers(
  { children, effort }: Bench,
  setUp: Omit<SetUp, "caller">,
): Promise<StartedCaller[]> {
  const warmUp: Batch = { calls: effort.warmUpCalls, concurrency: 32 };
  const { operation, peerEntries, inProcess } = setUp;
  return Promise.all(
    wayNames(operation, peerEntries, inProcess !== undefined).map(async (name) => {
      const child = children.fork(new URL("./caller-process.ts", import.meta.url));
      const question: SetUp = { ...setUp, caller: name };
      await ask(child, question);
      await ask(child, warmUp);
      return { name, child };
    }),
  );
}
