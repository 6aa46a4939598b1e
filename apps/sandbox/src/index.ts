export type { ObservedRequest } from "./http/observed-request.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
export type { SandboxOptions } from "./sandbox-options.ts";
