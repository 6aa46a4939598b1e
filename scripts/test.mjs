import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { nodeOfScripts, run, turbo } from "./run.mjs";

// Called by `npm test`, after the install. Every check runs, whatever failed before it; the last line is the sum.

/** The line of Node that a job of CI is for: its green would say nothing if the tests had run on another. */
const { TEST_NODE } = process.env;

const CHECKS = [
  ...(TEST_NODE ? [[`on Node ${TEST_NODE}`, () => nodeOfScripts()?.split(".")[0] === TEST_NODE]] : []),
  ["generated code is fresh", () => turbo("check:generated")],
  ["format and lint", () => run("biome", "check", "--error-on-warnings", ".") && turbo("lint")],
  ["nothing is left over", () => run("knip", "--no-progress")],
  ["types", () => turbo("typecheck", "--continue")],
  ["build", () => turbo("build")],
];

const RESULTS = "{spec,packages/*,apps/*}/test-results.json";
for (const file of globSync(RESULTS)) rmSync(file);

const rows = CHECKS.map(([name, check]) => {
  const ok = check();
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
});

const testsRan = turbo("test", "--continue", "--concurrency=1");
const suites = globSync(RESULTS)
  .sort()
  .map((file) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, "utf8"));
    // A file that cannot be loaded fails without a failed test.
    return {
      name: dirname(file),
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
    };
  });
rows.push(...suites);
if (!testsRan && suites.every(({ failed }) => failed === 0))
  rows.push({ name: "test run", passed: 0, failed: 1 });

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
for (const { name, passed, failed } of rows)
  console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") > 0 ? 1 : 0);
