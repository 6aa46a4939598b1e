import type { Check, Result } from "./run-suite.ts";

/** A scenario, or one check of it, that does not pass, and why that is right. */
export type ExpectedFailure = { scenario: string; check?: string; because: string };

/**
 * What there is to put right: checks that fail, and entries of `expected` that excuse nothing any more. A warning is
 * a failure here. An entry holds in every revision that has its scenario.
 */
export function problemsOf(results: readonly Result[], expected: readonly ExpectedFailure[]): string[] {
  const excuses = (entry: ExpectedFailure, { scenario }: Result, { id }: Check) =>
    entry.scenario === scenario && (entry.check === undefined || entry.check === id);

  const unexpected = results.flatMap((result) =>
    result.checks
      .filter((check) => isBad(check) && !expected.some((entry) => excuses(entry, result, check)))
      .map(
        ({ id, errorMessage }) => `${result.revision} ${result.scenario}:${id} fails: ${errorMessage ?? ""}`,
      ),
  );

  const stale = expected.flatMap((entry) => {
    const run = results.filter(({ scenario }) => scenario === entry.scenario);
    const name = [entry.scenario, entry.check].filter((part) => part !== undefined).join(":");
    if (run.length === 0) return [`${name} is expected to fail, and no revision has it`];
    return run
      .filter((result) => !result.checks.some((check) => isBad(check) && excuses(entry, result, check)))
      .map(({ revision }) => `${revision} ${name} is expected to fail, and passes`);
  });

  return [...unexpected, ...stale];
}

const isBad = ({ status }: Check): boolean => status === "FAILURE" || status === "WARNING";

const STATUSES = ["SUCCESS", "FAILURE", "WARNING", "SKIPPED", "INFO"] as const;

/** Every scenario with its number of checks of each status, for who looks for what went wrong. */
export function tableOf(results: readonly Result[]): string {
  return results
    .map(({ revision, scenario, checks }) => {
      const counts = STATUSES.map((status) => ({
        status,
        count: checks.filter((check) => check.status === status).length,
      }));
      const summary = counts
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} ${status.toLowerCase()}`);
      return `${revision}  ${scenario.padEnd(48)}  ${summary.join(", ")}`;
    })
    .join("\n");
}
