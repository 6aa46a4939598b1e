import type { z } from "zod";
import type { Finding } from "../../contract/schemas.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const finding = (path: Path, keyword: string, params: Record<string, unknown> = {}): Finding => ({
  instancePath: path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  schemaPath: "",
  keyword,
  params,
});

const TYPES: ReadonlyMap<string, string> = new Map([
  ["int", "integer"],
  ["record", "object"],
]);

const LOWER: ReadonlyMap<string, string> = new Map([
  ["string", "minLength"],
  ["array", "minItems"],
]);
const UPPER: ReadonlyMap<string, string> = new Map([
  ["string", "maxLength"],
  ["array", "maxItems"],
]);

const unknownMembers = (issues: readonly Issue[]) =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 0), 0);

/** What the alternative says that the value looks most like: the one that knows its members. */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const [first = [], ...others] = alternatives;
  return others.reduce(
    (best, issues) => (unknownMembers(issues) < unknownMembers(best) ? issues : best),
    first,
  );
}

function findingsOfOne(issue: Issue, path: Path): Finding[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => finding(path, "additionalProperties", { additionalProperty: key }));
  }
  // JSON has no undefined.
  if (issue.input === undefined && path.length > 0) {
    return [finding(path.slice(0, -1), "required", { missingProperty: String(path.at(-1)) })];
  }
  switch (issue.code) {
    case "invalid_type":
      return [finding(path, "type", { type: TYPES.get(issue.expected) ?? issue.expected })];
    case "invalid_value":
      return [finding(path, "enum", { allowedValues: issue.values })];
    case "too_small":
      return [finding(path, LOWER.get(issue.origin) ?? "minimum", { limit: issue.minimum })];
    case "too_big":
      return [finding(path, UPPER.get(issue.origin) ?? "maximum", { limit: issue.maximum })];
    case "invalid_format":
    case "invalid_key":
      return [finding(path, "pattern")];
    case "invalid_union":
      if ("options" in issue && issue.options !== undefined) {
        return [finding(path, "enum", { allowedValues: issue.options })];
      }
      return findingsOf(closest(issue.errors), path);
    default:
      return [finding(path, issue.code)];
  }
}

/** Problems in the words of the contract's checks, so that they are told as the carrier's side tells its own. */
export function findingsOf(issues: readonly Issue[], at: Path = []): Finding[] {
  return issues.flatMap((issue) => findingsOfOne(issue, [...at, ...issue.path]));
}
