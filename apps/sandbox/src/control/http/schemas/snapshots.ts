import { z } from "zod";
import type { SnapshotState } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, time } from "./values.ts";

export const snapshotState: z.ZodType<SnapshotState> = named(
  "SnapshotState",
  z.strictObject({ name: z.string(), taken_at: time, bytes: count }),
);

/** Nothing that clients take for a step in a path: `.` and `..` never arrive. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/;

export const snapshotName: z.ZodType<{ name: string }> = z.strictObject({ name: z.string().regex(NAME) });
