import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isAlias, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { z } from "zod";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const FOLDER = join(ROOT, ".github", "workflows");

const Permissions = z.record(z.string(), z.enum(["read", "write", "none"]));

const Step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const Job = z.strictObject({
  name: z.string(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  "runs-on": z.string().optional(),
  "timeout-minutes": z.number().optional(),
  environment: z.string().optional(),
  permissions: Permissions.optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  env: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  strategy: z
    .strictObject({
      "fail-fast": z.boolean(),
      matrix: z.record(z.string(), z.array(z.union([z.string(), z.number()]))),
    })
    .optional(),
  /** Of a job that is another workflow. */
  uses: z.string().optional(),
  steps: z.array(Step).optional(),
});

const Workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: Permissions,
  concurrency: z.strictObject({
    group: z.string(),
    "cancel-in-progress": z.union([z.boolean(), z.string()]),
  }),
  env: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  jobs: z.record(z.string(), Job),
});

export type Step = z.infer<typeof Step>;
export type Job = z.infer<typeof Job>;
export type Workflow = z.infer<typeof Workflow>;

/** A value of `uses:` with the comment behind it. */
export type Use = { value: string; comment: string; line: number };

/** The files that GitHub runs. */
export const workflowFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();

export const textOf = (file: string): string => readFileSync(join(FOLDER, file), "utf8");

/** @throws where it is no workflow in the form that these checks know, which is narrower than GitHub's. */
export const workflowIn = (text: string): Workflow => Workflow.parse(documentOf(text).toJS());

/** Each `uses:` of it: the comment tells people and Dependabot which version the commit is. */
export function usesIn(text: string): Use[] {
  const lines = new LineCounter();
  const uses: Use[] = [];
  visit(documentOf(text, lines), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== "uses") return;
      if (!isScalar(value) || typeof value.value !== "string" || isAlias(value))
        throw new Error("A `uses:` is no plain text.");
      uses.push({
        value: value.value,
        comment: value.comment?.trim() ?? "",
        line: lines.linePos(value.range?.[0] ?? 0).line,
      });
    },
  });
  return uses;
}

function documentOf(text: string, lineCounter = new LineCounter()) {
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document;
}
