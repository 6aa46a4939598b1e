import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import type { Carrier } from "./carrier.ts";
import { directCalls } from "./direct-calls.ts";
import { type Call, keepCalling } from "./keep-calling.ts";

const IN_FLIGHT = 16;

/** The call that all comes down to, made without a server between. */
const DIRECT = "the carrier, directly";

/** What each server adds to a call, and how many it gets through. The first one is ours. */
export async function compareCalls(
  { effort, signal }: Bench,
  { name, title, settings }: { name: string; title: string; settings: Record<string, string | number> },
  carrier: Carrier,
  servers: ReadonlyMap<string, Call>,
): Promise<Comparison> {
  // Both kinds together take a third of what is put on a server elsewhere, for there are many.
  const seconds = Number((effort.loadSeconds / 6).toFixed(2));
  const subject = async ([name, call]: [string, Call]): Promise<Subject> => {
    // A server does more for a call than for a request elsewhere, and is warm sooner.
    for (let calls = 0; calls < effort.warmUpCalls / 4; )
      calls += (await keepCalling(call, IN_FLIGHT, seconds)).calls;
    return {
      name,
      measure: async () => {
        const { p50Ms, p99Ms } = await keepCalling(call, 1, seconds);
        const { callsPerSecond } = await keepCalling(call, IN_FLIGHT, seconds);
        return { p50Ms, p99Ms, callsPerSecond };
      },
    };
  };
  const [ours, ...others] = servers;
  if (ours === undefined) throw new RangeError("There is no server to call.");
  const subjects: Subject[] = [];
  const direct: [string, Call] = [DIRECT, await directCalls(carrier)];
  for (const each of [ours, direct, ...others]) subjects.push(await subject(each));
  return compare(
    {
      name,
      title,
      baseline: DIRECT,
      settings: { seconds, ...settings },
      metrics: {
        p50Ms: { label: "p50, one at a time", unit: "ms", better: "lower", against: "difference" },
        p99Ms: { label: "p99", unit: "ms", better: "lower", against: "difference" },
        callsPerSecond: {
          label: `calls, ${IN_FLIGHT} at a time`,
          unit: "1/s",
          better: "higher",
          against: "ratio",
        },
      },
      subjects,
    },
    effort.several,
    signal,
  );
}
