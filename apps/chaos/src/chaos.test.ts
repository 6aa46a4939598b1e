import { describe, type ExpectStatic, test } from "vitest";
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
  expect: ExpectStatic,
) {
  const children = new Children();
  const report = await runChaos({
    ...given,
    ground,
    processes: 3,
    minutes: 3,
    againWithinMs: 2_000,
    laterWithinMs: 3_000,
    // That takes a minute more, and is for the long run.
    toTheEnd: false,
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

// Whoever asks need not wait there until a server that was killed has said nothing for long.
const IN_ONE_PLACE = replicas({
  outages: { everyMs: [4_000, 6_000], awayMs: [0, 500] },
  fsync: false,
  isApart: false,
});

const HEARD: Said[] = ["done", "done before", "no answer"];

// They mostly wait, each for leases of its own. Each of them was a run in which something could have gone wrong.
describe.concurrent("none twice, none lost, no budget overrun", () => {
  test("through killed processes and a line that fails", async ({ signal, expect }) => {
    const wanted = { effects: 200, pace: 25, seed: 7, signal };
    const { mishaps, faults, progress, heard, done } = await inShort(PROCESSES, wanted, expect);
    expect(mishaps.get("servers killed")).toBeGreaterThanOrEqual(3);
    for (const fault of [...ACT_FAULTS, ...READ_FAULTS])
      expect(faults.get(fault), fault).toBeGreaterThanOrEqual(1);
    expect(progress.repeats).toBeGreaterThan(40);
    expect([...heard]).toEqual(expect.arrayContaining([...HEARD, "over budget"]));
    expect(done).toBeGreaterThan(80);
  }, 200_000);

  test.skipIf(!canRunPostgres())(
    "and none too fast, through killed replicas and a PostgreSQL that crashes (skipped as root in a folder for root alone)",
    async ({ signal, expect }) => {
      const wanted = { effects: 100, pace: 20, seed: 7, signal };
      const { mishaps, progress, heard, done } = await inShort(IN_ONE_PLACE, wanted, expect);
      expect(mishaps.get("servers killed")).toBeGreaterThanOrEqual(3);
      expect(mishaps.get("crashes of PostgreSQL")).toBeGreaterThanOrEqual(1);
      expect(progress.repeats).toBeGreaterThan(30);
      expect([...heard]).toEqual(expect.arrayContaining([...HEARD, "over its own budget"]));
      expect(done).toBeGreaterThan(20);
    },
    200_000,
  );
});
