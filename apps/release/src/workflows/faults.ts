import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Job, ROOT, type Step, usesIn, type Workflow, workflowIn } from "./workflow.ts";

const PINNED = /^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[0-9a-f]{40}$/;
const OWN = /^\.\/\.github\/workflows\/([\w-]+\.yml)$/;
const VERSION = /^v\d+\.\d+\.\d+$/;

/** What a job may have besides reading, by file and job. Who needs more writes it here, where it is seen. */
const GRANTED: Readonly<Record<string, readonly string[]>> = {
  "release.yml/version": ["contents: write", "pull-requests: write"],
  "release.yml/publish": ["contents: write", "id-token: write"],
  "release.yml/registry": ["id-token: write"],
  "release.yml/assets": ["contents: write"],
  "release.yml/deploy-pages": ["id-token: write", "pages: write"],
};

/** Started by strangers, with the repository's own rights. */
const FORBIDDEN_EVENTS = ["pull_request_target", "workflow_run", "issue_comment"];

/** What is wrong with a workflow, each in a sentence. */
export function faultsIn(file: string, text: string): string[] {
  const workflow = workflowIn(text);
  return [
    ...faultsOfUses(text),
    ...Object.keys(workflow.on)
      .filter((event) => FORBIDDEN_EVENTS.includes(event))
      .map((event) => `It runs on ${event}, which gives strangers the repository's rights.`),
    ...Object.entries(workflow.permissions)
      .filter(([, level]) => level === "write")
      .map(([scope]) => `Every job of it may write: ${scope}. Give that to the job that needs it.`),
    ...(/\bsecrets\b/.test(text)
      ? ["It uses a secret. None is needed: npm and the registry trust the workflow."]
      : []),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) =>
      faultsOfJob(`${file}/${name}`, job).map((fault) => `Job ${name}: ${fault}`),
    ),
    ...faultsOfNeeds(workflow),
  ];
}

function faultsOfUses(text: string): string[] {
  return usesIn(text).flatMap(({ value, comment, line }) => {
    const [, own] = OWN.exec(value) ?? [];
    if (own !== undefined)
      return existsSync(join(ROOT, ".github", "workflows", own))
        ? []
        : [`Line ${line}: there is no ${value}.`];
    if (!PINNED.test(value)) return [`Line ${line}: ${value} is not pinned by a commit.`];
    return VERSION.test(comment)
      ? []
      : [`Line ${line}: no comment tells the version of ${value}, as # v1.2.3.`];
  });
}

function faultsOfJob(place: string, job: Job): string[] {
  const written = Object.entries(job.permissions ?? {})
    .filter(([, level]) => level === "write")
    .map(([scope]) => `${scope}: write`)
    .sort();
  const granted = GRANTED[place] ?? [];
  return [
    ...(written.join() === granted.join()
      ? []
      : [
          `it has ${written.join(", ") || "nothing to write"}, and should have ${granted.join(", ") || "none"}.`,
        ]),
    ...(job.uses === undefined && job["timeout-minutes"] === undefined ? ["it has no timeout-minutes."] : []),
    ...(job.steps ?? []).flatMap(faultsOfStep),
  ];
}

function faultsOfStep({ uses, run, with: given = {} }: Step): string[] {
  const faults = [];
  if (uses?.startsWith("actions/checkout@") && given["persist-credentials"] !== false)
    faults.push("checkout leaves the token in the folder: persist-credentials has to be false.");
  // By itself it asks for the pnpm that only the install brings; and what publishes takes nothing from a cache.
  if (uses?.startsWith("actions/setup-node@") && given["package-manager-cache"] !== false)
    faults.push("setup-node looks for a pnpm that is not there: package-manager-cache has to be false.");
  if (run?.includes("${{"))
    faults.push(`an expression is put into the shell: ${run.trim()}. Give it by env, and read the variable.`);
  return [...faults, ...faultsOfCommands(run ?? "")];
}

/** Scripts that are called exist, and so do files that Node is given. */
function faultsOfCommands(run: string): string[] {
  const scripts = [...run.matchAll(/\b(?:npm|pnpm) (?:run )?([\w:-]+)/g)].map(([, name = ""]) => name);
  const files = [...run.matchAll(/\b(?:node|bash) ((?:[\w-]+\/|\.ci\/)[\w./-]+)/g)].map(
    ([, path = ""]) => path,
  );
  return [
    ...scripts
      .filter((name) => !SCRIPTS.has(name))
      .map((name) => `there is no script ${name} in package.json.`),
    ...files.filter((path) => !existsSync(join(ROOT, path))).map((path) => `there is no file ${path}.`),
  ];
}

const SCRIPTS = new Set(
  Object.keys(
    z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))).scripts,
  ),
);

function faultsOfNeeds({ jobs }: Workflow): string[] {
  const names = Object.keys(jobs);
  return names.flatMap((name) =>
    [jobs[name]?.needs ?? []]
      .flat()
      .filter((needed) => !names.includes(needed))
      .map((needed) => `Job ${name} needs ${needed}, which is not there.`),
  );
}
