import { z } from "zod";
import type { Fault, FaultEffect, NewFault } from "../../../faults/fault.ts";
import {
  HEADER_NAME,
  HEADER_VALUE,
  HIGHEST_STATUS,
  LONGEST_DELAY_MS,
  LOWEST_STATUS,
} from "../../../faults/fault-problem.ts";
import { named } from "./components.ts";
import { count } from "./values.ts";

const status = z.int().min(LOWEST_STATUS).max(HIGHEST_STATUS);

const faultEffect: z.ZodType<FaultEffect> = named(
  "FaultEffect",
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("answer"),
      status,
      body: z.unknown().exactOptional(),
      headers: z.record(z.string().regex(HEADER_NAME), z.string().regex(HEADER_VALUE)).exactOptional(),
      after_effect: z.boolean().exactOptional(),
    }),
    z.strictObject({ kind: z.literal("rate_limit"), retry_after_seconds: count.exactOptional() }),
    z.strictObject({
      kind: z.literal("html"),
      status: status.exactOptional(),
      after_effect: z.boolean().exactOptional(),
    }),
    z.strictObject({ kind: z.literal("cut_before") }),
    z.strictObject({ kind: z.literal("cut_after") }),
    z.strictObject({ kind: z.literal("truncate") }),
  ]),
);

const members = {
  operation: z.string().min(1).exactOptional(),
  times: z.int().min(1).exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  delay_ms: z.number().min(0).max(LONGEST_DELAY_MS).exactOptional(),
  effect: faultEffect.exactOptional(),
};

export const newFault: z.ZodType<NewFault> = named("NewFault", z.strictObject(members));

export const fault: z.ZodType<Fault> = named(
  "Fault",
  z.strictObject({ ...members, id: z.string(), met: count, left: count.nullable() }),
);
