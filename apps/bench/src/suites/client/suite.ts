import type { Suite } from "../../harness/suite.ts";
import { compareInProcess, compareOverLoopback } from "./compare-calls.ts";
import { compareIteration } from "./iteration/compare-iteration.ts";
import { recordCalls } from "./recorded-calls.ts";

/** What the client costs a program that calls it, on top of fetch, and what other clients cost. */
export const clientSuite: Suite = {
  name: "client",
  summary: "CPU that a call adds over a bare fetch, calls/s, and memory of a long list, beside other clients",
  packages: ["flowroute-client", "openapi-fetch", "ky", "@octokit/core", "stripe", "telnyx"],
  run: async (bench) => {
    const { get, send } = await recordCalls(bench.children);
    return [
      await compareInProcess(bench, get, {
        name: "in-process",
        title: "Client: numbers.get, answered inside the process",
      }),
      ...(await compareOverLoopback(bench, get)),
      await compareInProcess(bench, send, {
        name: "limiter",
        title: "Client: messages.send through a limiter that lets all pass, answered inside the process",
      }),
      await compareIteration(bench),
    ];
  },
};
