import { describe, expect, it, test } from "vitest";
import { faultsIn } from "./faults.ts";
import { textOf, workflowFiles, workflowIn } from "./workflow.ts";

test("there are the two workflows, and what is wrong with them", () => {
  expect(workflowFiles()).toEqual(["ci.yml", "release.yml"]);
  for (const file of workflowFiles()) expect(faultsIn(file, textOf(file)), file).toEqual([]);
});

describe("CI", () => {
  const { on, jobs } = workflowIn(textOf("ci.yml"));

  it("runs for pull requests and for main, and for a release", () => {
    expect(Object.keys(on)).toEqual(["pull_request", "push", "workflow_call"]);
    expect(on["push"]).toEqual({ branches: ["main"] });
  });

  it("checks on every system and Node that people have", () => {
    expect(jobs["check"]?.strategy?.matrix).toEqual({
      os: ["ubuntu-latest", "macos-latest", "windows-latest"],
      node: [22, 24, 26],
    });
    expect(jobs["check"]?.env).toEqual({ TEST_NODE: `\${{ matrix.node }}` });
  });

  it("goes to the Node of the job after the install, and before anything is checked", () => {
    const runs = jobs["check"]?.steps?.flatMap(({ run }) => run ?? []);
    expect(runs).toEqual([
      "npm run setup",
      "node scripts/own-node.mjs",
      "bash .ci/run",
      "npm test",
      "npm start -- --exit",
    ]);
  });
});

describe("a release", () => {
  const { on, jobs, concurrency } = workflowIn(textOf("release.yml"));
  const needs = (job: string) => [jobs[job]?.needs ?? []].flat();

  it("comes from main alone, one at a time", () => {
    expect(on).toEqual({ push: { branches: ["main"] } });
    expect(concurrency).toEqual({ group: "release", "cancel-in-progress": false });
  });

  it("publishes what the whole check has passed, in the environment that npm trusts", () => {
    expect(needs("publish")).toEqual(["pack"]);
    expect(needs("pack")).toEqual(["mode", "check"]);
    expect(jobs["check"]?.uses).toBe("./.github/workflows/ci.yml");
    expect(jobs["publish"]?.environment).toBe("npm");
    expect(jobs["publish"]?.steps?.at(-1)?.env).toEqual({
      NPM_CONFIG_PROVENANCE: "true",
      PNPM_CONFIG_PROVENANCE: "true",
    });
  });

  it("builds nothing where it may publish", () => {
    const runs = jobs["publish"]?.steps?.flatMap(({ run }) => run ?? []);
    expect(runs).toEqual(["npm run setup", 'echo "$PWD/node_modules/.bin" >> "$GITHUB_PATH"']);
  });

  it("looks for what was released also where publishing broke off", () => {
    expect(needs("released")).toEqual(["publish"]);
    expect(jobs["released"]?.if).toContain(`'["success", "failure"]'), needs.publish.result`);
  });

  it.each(["registry", "assets", "pages"])("does %s only for what was released", (job) => {
    expect(needs(job)).toEqual(["released"]);
    expect(jobs[job]?.if).toContain("needs.released.outputs.published");
  });
});
