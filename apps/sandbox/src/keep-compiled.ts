import module from "node:module";
import { join } from "node:path";

/**
 * Keeps what V8 compiles for the next start, which then is ready sooner; NODE_DISABLE_COMPILE_CACHE=1 stops that. It is
 * kept in the user's own cache: others can write into the folder for temporary files, and what is read from it is run.
 */
export function keepCompiled({
  HOME,
  LOCALAPPDATA,
  NODE_COMPILE_CACHE,
  XDG_CACHE_HOME,
}: NodeJS.ProcessEnv): void {
  const cache = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? join(HOME, ".cache") : undefined);
  if (NODE_COMPILE_CACHE || cache === undefined) return;
  module.enableCompileCache?.(join(cache, "flowroute-sandbox", "compiled"));
}
