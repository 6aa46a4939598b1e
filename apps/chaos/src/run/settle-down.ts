import { setTimeout as sleep } from "node:timers/promises";
import { TOOL } from "../verify/evidence.ts";
import type { LedgerReader } from "../verify/ledger.ts";

type Options = {
  ledger: Pick<LedgerReader, "countStates">;
  /** Whether to wait until leases have ended, and until what absence proves is proved: that takes a minute. */
  toTheEnd: boolean;
  /** A call that does nothing new: it ends reservations that nobody came back for. */
  sweep: () => Promise<void>;
  /** How much the ledger does not know yet, that a later look at the carrier may still bring. */
  missing: () => Promise<number>;
  /** Fires when there is no time left. */
  signal: AbortSignal;
  say: (line: string) => void;
};

const LOOK_MS = 1_000;
/** After this, no lease of a process that was killed holds any more. */
const LEASES_MS = 22_000;
const SWEEP_MS = 5_000;

/** Waits until the servers that live have looked into all that was left by those that were killed. */
export async function settleDown({ ledger, toTheEnd, sweep, missing, signal, say }: Options): Promise<void> {
  const began = performance.now();
  let sweepAt = began + LEASES_MS;
  for (let looks = 0; !signal.aborted; looks += 1) {
    const states = await ledger.countStates();
    const inState = (state: string) =>
      states.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0);
    const provable = states
      .filter(({ tool, state }) => state === "unknown" && tool !== TOOL.message)
      .reduce((sum, { count }) => sum + count, 0);
    const [executing, approved] = [inState("executing"), inState("approved")];
    if (looks % 5 === 0)
      say(
        `settling: ${executing} executing, ${approved} approved, ${provable} unknown that time will settle`,
      );
    if (executing === 0 && (approved + provable === 0 || !toTheEnd)) {
      const left = await missing();
      if (left === 0) return;
      if (looks % 5 === 0) say(`settling: ${left} at the carrier that the ledger does not know`);
    }
    if (approved > 0 && performance.now() > sweepAt) {
      await sweep();
      sweepAt = performance.now() + SWEEP_MS;
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
