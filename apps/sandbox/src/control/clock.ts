import type { SandboxClock } from "../clock/sandbox-clock.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import type { ClockState } from "./shapes.ts";
import { isoTime } from "./show.ts";

/** A hundred years. */
const LONGEST_ADVANCE_MS = 100 * 365 * 24 * 3_600_000;
/** Years of four digits, with room for what is still to come. */
const LATEST_TIME = Date.UTC(9990, 0, 1);

export const showClock = (clock: SandboxClock): ClockState => ({
  now: isoTime(clock.now()),
  frozen: clock.frozen(),
});

export function clockControl({
  store,
  clock,
  poster,
  changes,
}: ControlContext): Pick<SandboxControl, "getClock" | "setClock"> {
  return {
    getClock: () => showClock(clock),
    setClock: ({ frozen, advance_ms: advanceMs = 0 }) => {
      if (!Number.isFinite(advanceMs) || advanceMs < 0 || advanceMs > LONGEST_ADVANCE_MS) {
        throw new ControlError(
          422,
          "advance_ms must be 0 or more, and at most a hundred years: time does not go back.",
        );
      }
      if (clock.now() + advanceMs > LATEST_TIME) {
        throw new ControlError(422, "advance_ms goes beyond the year 9989. Nothing was changed.");
      }
      if (frozen === true) clock.freeze();
      if (frozen === false) clock.resume();
      clock.advance(advanceMs);
      store.writeClock(clock.state());
      poster.wake();
      changes.tell("clock");
      changes.tell("messages");
      return showClock(clock);
    },
  };
}
