import type { SeededRandom } from "./seeded-random.ts";

const LINES_PER_EXCHANGE = 10_000;
const SINGLE_CHANCE = 0.5;
const LONGEST_RUN = 12;

/**
 * Draws `count` different line numbers (0 to 9999) of one exchange, ascending: half of the draws are single lines,
 * the others runs of 2 to 12 neighbours, as a carrier's stock looks.
 *
 * @param count 0 to 10,000.
 */
export function drawLines(count: number, random: SeededRandom): number[] {
  const runs: number[] = [];
  for (let left = count; left > 0; ) {
    const length = random.fraction() < SINGLE_CHANCE ? 1 : 2 + random.below(LONGEST_RUN - 1);
    const fitting = Math.min(length, left);
    runs.push(fitting);
    left -= fitting;
  }
  // Each run starts after some of the lines that stay free: distinct and ascending by construction.
  const free = LINES_PER_EXCHANGE - count;
  const freeBefore = runs.map(() => random.below(free + 1)).sort((a, b) => a - b);
  const lines: number[] = [];
  runs.forEach((length, run) => {
    const start = lines.length + (freeBefore[run] ?? 0);
    for (let i = 0; i < length; i += 1) lines.push(start + i);
  });
  return lines;
}
