export { ControlError, type Page, type SandboxControl } from "./control/control.ts";
export type * from "./control/shapes.ts";
export type { Topic } from "./events/changes.ts";
export type { Fault, FaultEffect, NewFault } from "./faults/fault.ts";
export type { ObservedRequest } from "./http/observed-request.ts";
export type { MessageRates } from "./http/rate-limit.ts";
export type { Keys } from "./provision/keys.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
export type { AccountOptions, ControlAccess, SandboxOptions } from "./sandbox-options.ts";
