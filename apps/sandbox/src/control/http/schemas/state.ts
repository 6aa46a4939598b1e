import { z } from "zod";
import { MAX_INVENTORY } from "../../../sandbox-options.ts";
import type { SandboxControl } from "../../control.ts";
import type { SandboxState } from "../../shapes.ts";
import { accountState } from "./accounts.ts";
import { clockState } from "./clock.ts";
import { named } from "./components.ts";
import { count } from "./values.ts";

export const sandboxState: z.ZodType<SandboxState> = named(
  "SandboxState",
  z.strictObject({
    version: z.string(),
    url: z.string(),
    seed: z.int(),
    inventory: count,
    time_scale: z.number(),
    webhook_format: z.enum(["jsonapi", "legacy"]),
    clock: clockState,
    accounts: z.array(accountState),
    operations: z.array(z.string()),
  }),
);

export const resetOptions: z.ZodType<NonNullable<Parameters<SandboxControl["reset"]>[0]>> = named(
  "ResetOptions",
  z.strictObject({ seed: z.int().exactOptional(), inventory: count.max(MAX_INVENTORY).exactOptional() }),
);
