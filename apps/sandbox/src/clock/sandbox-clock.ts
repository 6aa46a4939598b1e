import type { Clock } from "./clock.ts";

/** The sandbox's time: that of the machine until it is stopped or moved. */
export type SandboxClock = {
  now: Clock;
  frozen(): boolean;
  freeze(): void;
  /** Goes on from where it stands. */
  resume(): void;
  /** @param ms 0 or more: time never goes back. */
  advance(ms: number): void;
  /** Back to the machine's time. */
  reset(): void;
};

export function createSandboxClock(machine: Clock): SandboxClock {
  let offset = 0;
  let frozenAt: number | undefined;
  // Whole milliseconds, which the database keeps, whatever the machine's clock or an advance has.
  const now = () => Math.floor(frozenAt ?? machine() + offset);
  return {
    now,
    frozen: () => frozenAt !== undefined,
    freeze: () => {
      frozenAt ??= machine() + offset;
    },
    resume: () => {
      if (frozenAt === undefined) return;
      offset = frozenAt - machine();
      frozenAt = undefined;
    },
    advance: (ms) => {
      if (frozenAt === undefined) offset += ms;
      else frozenAt += ms;
    },
    reset: () => {
      offset = 0;
      frozenAt = undefined;
    },
  };
}
