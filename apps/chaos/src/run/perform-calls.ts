import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "../plan/plan.ts";
import { between, type SeededRandom, seededRandom } from "../plan/random.ts";
import { unitsOf } from "../plan/wish.ts";
import { type Fleet, GoneError } from "../servers/fleet.ts";
import { type Heard, hear, hearNothing, isWorthAnother } from "./heard.ts";
import { createSlots } from "./slots.ts";

/** What the calls came to, while they are made. */
export type Progress = {
  begun: number;
  calls: number;
  /** Calls beyond the first of each kind: twins, second thoughts, and those after an answer that was no good. */
  repeats: number;
  heard: Heard[];
  /** Answers that the run could not make sense of. */
  nonsense: string[];
};

type Options = {
  calls: readonly Call[];
  fleet: Fleet;
  seed: number;
  /** Effects begun in a second. */
  pace: number;
  /** How long it takes at most until a call is made again that came to nothing. */
  againWithinMs: number;
  /** How long it takes at most until a call is made once more that came to something. */
  laterWithinMs: number;
  signal: AbortSignal;
  progress: Progress;
};

const AT_ONCE_PER_SERVER = 16;
/** Made again after an answer that was no good, at most. */
const MOST_AGAIN = 2;

const SOON_MS = 50;
const LATER_MS = 300;

/** Makes all calls, with their repetitions. After the signal no other is begun. */
export async function performCalls(options: Options): Promise<void> {
  const { calls, fleet, seed, pace, againWithinMs, laterWithinMs, signal, progress } = options;
  const slots = createSlots(fleet.size * AT_ONCE_PER_SERVER);
  const begun: Promise<void>[] = [];
  let next = performance.now();

  /** One call to one server, heard or not. */
  async function make(call: Call, input: Call["input"], caller: string, place: number): Promise<Heard[]> {
    progress.calls += 1;
    let heard = hearNothing(call);
    try {
      heard = hear(call, await fleet.call(place, { tool: call.tool, input, caller }));
    } catch (error) {
      if (!(error instanceof GoneError)) progress.nonsense.push(`${call.tool}: ${String(error)}`);
    }
    progress.heard.push(...heard);
    return heard;
  }

  /** The same call until it is heard to have come to something, on another server each time. */
  async function insist(
    call: Call,
    caller: string,
    random: SeededRandom,
    first: number,
    has: () => void,
  ): Promise<void> {
    let release = has;
    for (let again = 0; ; again += 1) {
      const heard = await make(call, call.input, caller, first + again).finally(release);
      if (again === MOST_AGAIN || !heard.some(({ said }) => isWorthAnother(said))) return;
      await sleep(between(random, SOON_MS, againWithinMs));
      if (signal.aborted) return;
      progress.repeats += 1;
      release = await slots.take();
    }
  }

  async function live(call: Call, has: () => void): Promise<void> {
    const random = seededRandom(seed, `call ${call.id}`);
    const place = random.below(fleet.size);
    const other = seededRandom(seed, `again ${call.id}`);
    const first = insist(call, call.caller, random, place, has);
    const rest: Promise<void>[] = [];
    if (call.again !== "no")
      rest.push(
        after(call.again === "later" ? between(other, LATER_MS, laterWithinMs) : 0, (release) =>
          insist(call, call.againBy, other, place + 1, release),
        ),
      );
    if (call.wishes.some((wish) => unitsOf(wish) === 2)) {
      const twice = seededRandom(seed, `twice ${call.id}`);
      // Once and no more, whatever becomes of it: each one is another wish.
      rest.push(
        after(between(twice, LATER_MS, laterWithinMs), async (release) => {
          const input = { ...call.input, repeat: true };
          await make(call, input, call.caller, twice.below(fleet.size)).finally(release);
        }),
      );
    }
    await Promise.all([first, ...rest]);
  }

  async function after(ms: number, work: (release: () => void) => Promise<void>): Promise<void> {
    if (ms > 0) await sleep(ms);
    if (signal.aborted) return;
    progress.repeats += 1;
    await work(await slots.take());
  }

  for (const call of calls) {
    await sleep(Math.max(0, next - performance.now()));
    const release = await slots.take();
    if (signal.aborted) {
      release();
      break;
    }
    const units = call.wishes.reduce((sum, wish) => sum + unitsOf(wish), 0);
    next = Math.max(next, performance.now() - 1000) + (units * 1000) / pace;
    progress.begun += 1;
    begun.push(live(call, release));
  }
  await Promise.all(begun);
}
