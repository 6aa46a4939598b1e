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
  state(): ClockState;
  /** Goes on from a state that was kept. */
  set(state: ClockState): void;
};

/** Milliseconds: how far it is ahead of the machine's, and where it stands if it does. */
export type ClockState = { offset: number; frozenAt: number | undefined };

/** The machine's own time. */
export const UNMOVED: ClockState = { offset: 0, frozenAt: undefined };

export function createSandboxClock(machine: Clock, kept: ClockState = UNMOVED): SandboxClock {
  let { offset, frozenAt } = kept;
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
    state: () => ({ offset, frozenAt }),
    set: (state) => {
      ({ offset, frozenAt } = state);
    },
  };
}
