import module from "node:module";
import { join } from "node:path";

// Loaded before anything else, also on a Node that is too old: nothing here may need a new one.

/**
 * Makes the first answer come sooner: a host waits for it at every start, and much of that is V8's compiling.
 *
 * What was compiled is kept for the next start (NODE_DISABLE_COMPILE_CACHE=1 stops that). And over stdio zod does not
 * write code for its schemas: that pays after some thousand calls, which one server for many gets to, and not one host.
 */
export function startQuickly(args: readonly string[], env: NodeJS.ProcessEnv): void {
  const folder = compiledFolder(env);
  if (folder !== undefined) module.enableCompileCache?.(folder);
  if (!args.includes("http")) Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}

/**
 * In the user's own cache, and not in the folder for temporary files, where Node would put it: others can write there,
 * and what is read from it is run. Undefined: nobody says where that is, or Node was told of another one.
 */
export function compiledFolder(env: NodeJS.ProcessEnv): string | undefined {
  const { HOME, LOCALAPPDATA, NODE_COMPILE_CACHE, XDG_CACHE_HOME } = env;
  const cache = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? join(HOME, ".cache") : undefined);
  return NODE_COMPILE_CACHE || cache === undefined ? undefined : join(cache, "flowroute-mcp", "compiled");
}
