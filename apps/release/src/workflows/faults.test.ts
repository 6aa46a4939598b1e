import { expect, test } from "vitest";
import { faultsIn } from "./faults.ts";
import { textOf } from "./workflow.ts";

const CI = textOf("ci.yml");
const RELEASE = textOf("release.yml");

/** The file with one thing changed. */
function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`${from} is not in it`);
  return result;
}

test.each([
  ["a tag for a commit", CI, /@[0-9a-f]{40} # v7/, "@v7 # v7", "is not pinned by a commit"],
  ["a short commit", CI, /@([0-9a-f]{12})[0-9a-f]{28} # v7/, "@$1 # v7", "is not pinned by a commit"],
  ["no version beside a commit", CI, / # v7\.0\.1/, "", "no comment tells the version"],
  ["a part of a version", CI, / # v7\.0\.1/, " # v7", "no comment tells the version"],
  [
    "a workflow that is not there",
    RELEASE,
    "workflows/ci.yml",
    "workflows/gone.yml",
    "there is no ./.github",
  ],
  ["strangers", CI, "  pull_request:", "  pull_request_target:", "gives strangers the repository's rights"],
  ["rights for every job", CI, "contents: read", "contents: write", "Every job of it may write: contents"],
  [
    "a right that no job needs",
    RELEASE,
    /contents: read\n {4}outputs/,
    "contents: write\n    outputs",
    "Job mode: it has",
  ],
  [
    "a right that is missing",
    RELEASE,
    / {6}id-token: write # npm.*\n/,
    "",
    "Job publish: it has contents: write,",
  ],
  ["a secret", RELEASE, `\${{ github.token }}`, `\${{ secrets.TOKEN }}`, "It uses a secret"],
  ["no end", CI, "    timeout-minutes: 90\n", "", "Job check: it has no timeout-minutes"],
  [
    "a token that stays",
    CI,
    "persist-credentials: false",
    "persist-credentials: true",
    "persist-credentials has",
  ],
  ["a cache", CI, "package-manager-cache: false", "package-manager-cache: true", "package-manager-cache has"],
  [
    "text of a stranger in a shell",
    CI,
    '"origin/$GITHUB_BASE_REF"',
    `"\${{ github.head_ref }}"`,
    "put into the shell",
  ],
  ["a script that is not there", CI, "npm run setup", "npm run set-up", "there is no script set-up"],
  [
    "a file that is not there",
    CI,
    "node scripts/own-node.mjs",
    "node scripts/gone.mjs",
    "there is no file scripts/gone",
  ],
  ["a check that is not there", CI, "bash .ci/run", "bash .ci/walk", "there is no file .ci/walk"],
  ["a job that is not there", RELEASE, "needs: pack\n", "needs: packing\n", "Job publish needs packing"],
])("finds %s", (_, text, from, to, fault) => {
  const file = text === CI ? "ci.yml" : "release.yml";
  const found = faultsIn(file, changed(text, from, to)).filter(
    (each) => !faultsIn(file, text).includes(each),
  );
  expect(found).toEqual([expect.stringContaining(fault)]);
});

test("a workflow in a form that is not known is not taken", () => {
  expect(() => faultsIn("ci.yml", changed(CI, "permissions:\n  contents: read\n\n", ""))).toThrow();
  expect(() => faultsIn("ci.yml", changed(CI, "    steps:", "    services: {}\n    steps:"))).toThrow();
  expect(() => faultsIn("ci.yml", "on: [")).toThrow();
});
