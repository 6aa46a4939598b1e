import { fileURLToPath } from "node:url";
import { type Result, rehearse } from "./rehearse.ts";
import { STEPS } from "./steps.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort(signal));

const say = ({ name, passed, detail, seconds }: Result) =>
  passed
    ? console.log(`✓ ${name} (${seconds.toFixed(1)} s): ${detail}`)
    : console.error(`✗ ${name} (${seconds.toFixed(1)} s)\n${detail}`);

const began = performance.now();
try {
  const results = await rehearse(ROOT, { signal: stop.signal, say });
  const seconds = Math.round((performance.now() - began) / 1000);
  if (results.length === STEPS.length && results.every(({ passed }) => passed))
    console.log(`The release went well, in ${seconds} s. Nothing of it is left, and nothing was published.`);
  else {
    console.error(
      "The release would not go well. Nothing of the rehearsal is left, and nothing was published.",
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(
    stop.signal.aborted
      ? `Broken off by ${stop.signal.reason}; everything is stopped and removed.`
      : `The rehearsal could not be given: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 1;
}
