import { z } from "zod";
import type { SandboxControl } from "../../control.ts";
import type { ClockState } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, time } from "./values.ts";

export const clockState: z.ZodType<ClockState> = named(
  "ClockState",
  z.strictObject({ now: time, frozen: z.boolean() }),
);

/** A hundred years: far from where a date ends. */
const LONGEST_ADVANCE_MS = 100 * 365 * 86_400_000;

export const clockChange: z.ZodType<Parameters<SandboxControl["setClock"]>[0]> = named(
  "ClockChange",
  z.strictObject({
    frozen: z.boolean().exactOptional(),
    advance_ms: count.max(LONGEST_ADVANCE_MS).exactOptional(),
  }),
);
