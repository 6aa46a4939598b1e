import { expect, test } from "vitest";
import { ACT_FAULTS, READ_FAULTS } from "./line/faults.ts";
import { runChaos } from "./run/chaos.ts";
import { Children } from "./servers/children.ts";

test("two hundred and fifty effects through kills and faults: none twice, none lost, no budget overrun", async () => {
  const children = new Children();
  const { verdict, mistakes, isFinished, kills, faults, progress, evidence } = await runChaos({
    effects: 250,
    seed: 7,
    processes: 3,
    minutes: 1.4,
    pace: 20,
    againWithinMs: 4_000,
    // That takes a minute more, and is for the long run.
    untilProved: false,
    children,
    signal: new AbortController().signal,
    say: () => {},
  });
  expect({ ...verdict, mistakes, isFinished }).toEqual({
    duplicates: [],
    lost: [],
    phantoms: [],
    overruns: [],
    openEnds: [],
    mistakes: [],
    isFinished: true,
  });

  // It was not a run in which nothing could have gone wrong.
  expect(kills).toBeGreaterThanOrEqual(3);
  for (const fault of [...ACT_FAULTS, ...READ_FAULTS])
    expect(faults.get(fault), fault).toBeGreaterThanOrEqual(1);
  expect(progress.repeats).toBeGreaterThan(50);
  const said = new Set(evidence.heard.map((each) => each.said));
  expect([...said]).toEqual(expect.arrayContaining(["done", "done before", "over budget", "no answer"]));
  const { messages, numbers, routes } = evidence.carrier;
  expect(messages.length + numbers.length + routes.length).toBeGreaterThan(100);
  expect(children.running).toBe(0);
}, 100_000);
