import { expect, test } from "vitest";
import { canRunPostgres } from "../../mcp/test/postgres-server.ts";
import { ACT_FAULTS, READ_FAULTS } from "./line/faults.ts";
import { runChaos } from "./run/chaos.ts";
import type { Ground } from "./run/ground.ts";
import type { Said } from "./run/heard.ts";
import { PROCESSES } from "./run/processes.ts";
import { replicas } from "./run/replicas.ts";
import { Children } from "./servers/children.ts";

/** A run of seconds, in which nothing may go wrong. */
async function inShort(
  ground: Ground,
  given: { effects: number; pace: number; seed: number; signal: AbortSignal },
) {
  const children = new Children();
  const report = await runChaos({
    ...given,
    ground,
    processes: 3,
    minutes: 3,
    againWithinMs: 3_000,
    laterWithinMs: 4_000,
    // That takes a minute more, and is for the long run.
    untilProved: false,
    children,
    say: () => {},
  });
  const { verdict, mistakes, isFinished } = report;
  expect({ ...verdict, mistakes, isFinished }).toEqual({
    duplicates: [],
    lost: [],
    phantoms: [],
    overruns: [],
    tooFast: [],
    openEnds: [],
    mistakes: [],
    isFinished: true,
  });
  expect(children.running).toBe(0);
  const { heard, carrier } = report.evidence;
  return {
    ...report,
    heard: new Set(heard.map(({ said }) => said)),
    done: carrier.messages.length + carrier.numbers.length + carrier.routes.length,
  };
}

// Each of them was a run in which something could have gone wrong.

const HEARD: Said[] = ["done", "done before", "over budget", "no answer"];

test("effects through killed processes and a line that fails: none twice, none lost, no budget overrun", async ({
  signal,
}) => {
  const { mishaps, faults, progress, heard, done } = await inShort(PROCESSES, {
    effects: 200,
    pace: 20,
    seed: 7,
    signal,
  });
  expect(mishaps.get("servers killed")).toBeGreaterThanOrEqual(3);
  for (const fault of [...ACT_FAULTS, ...READ_FAULTS])
    expect(faults.get(fault), fault).toBeGreaterThanOrEqual(1);
  expect(progress.repeats).toBeGreaterThan(40);
  expect([...heard]).toEqual(expect.arrayContaining(HEARD));
  expect(done).toBeGreaterThan(80);
}, 200_000);

test.skipIf(!canRunPostgres())(
  "the same through killed replicas and a PostgreSQL that crashes, and no message too fast (skipped as root in a folder for root alone)",
  async ({ signal }) => {
    const { mishaps, progress, heard, done } = await inShort(
      replicas({ everyMs: [4_000, 5_000], awayMs: [0, 500] }),
      {
        effects: 150,
        pace: 25,
        seed: 7,
        signal,
      },
    );
    expect(mishaps.get("servers killed")).toBeGreaterThanOrEqual(3);
    expect(mishaps.get("crashes of PostgreSQL")).toBeGreaterThanOrEqual(1);
    expect(progress.repeats).toBeGreaterThan(30);
    expect([...heard]).toEqual(
      expect.arrayContaining(["done", "done before", "no answer", "over its own budget"]),
    );
    expect(done).toBeGreaterThan(50);
  },
  200_000,
);
