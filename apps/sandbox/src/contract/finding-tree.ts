import type { Finding } from "./schemas.ts";

/** Mirrors a request down to a list of messages for each member that is wrong. */
export type FindingTree = { [member: string]: FindingTree | string[] };

/** Where the whole value is wrong, not one of its members. */
const WHOLE = "_schema";

const TYPES: Readonly<Record<string, string>> = {
  string: "Not a valid string.",
  integer: "Not a valid integer.",
  number: "Not a valid number.",
  boolean: "Not a valid boolean.",
  array: "Not a valid list.",
  object: "Not a valid object.",
};

const FORMATS: Readonly<Record<string, string>> = {
  uri: "Not a valid URL.",
  email: "Not a valid email address.",
};

function member(finding: Finding, name: string): unknown {
  return Reflect.get(finding.params, name);
}

/** Never repeats the value: it may be a text, a phone number or a key. */
function messageOf(finding: Finding): string {
  const limit = String(member(finding, "limit"));
  switch (finding.keyword) {
    case "required":
      return "Missing data for required field.";
    case "additionalProperties":
      return "Unknown field.";
    case "type":
      return TYPES[String(member(finding, "type"))] ?? "Not a valid value.";
    case "format":
      return FORMATS[String(member(finding, "format"))] ?? "Not a valid value.";
    case "const":
      return `Must be ${JSON.stringify(member(finding, "allowedValue"))}.`;
    case "enum": {
      const allowed = member(finding, "allowedValues");
      return Array.isArray(allowed) ? `Must be one of: ${allowed.join(", ")}.` : "Not a valid choice.";
    }
    case "minimum":
      return `Must be at least ${limit}.`;
    case "maximum":
      return `Must be at most ${limit}.`;
    case "minLength":
      return limit === "1" ? "Must not be empty." : `Shorter than ${limit} characters.`;
    case "maxLength":
      return `Longer than ${limit} characters.`;
    case "minItems":
      return "Must not be empty.";
    case "pattern":
      return "Not in the expected form.";
    default:
      return "Not a valid value.";
  }
}

function pathOf(finding: Finding): string[] {
  const path = finding.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = member(finding, finding.keyword === "required" ? "missingProperty" : "additionalProperty");
  if (typeof last === "string") path.push(last);
  return path.length === 0 ? [WHOLE] : path;
}

/** Objects without a prototype: a request may name a member `__proto__`. */
function emptyTree(): FindingTree {
  return Object.create(null);
}

function put(tree: FindingTree, path: readonly string[], message: string): void {
  let at = tree;
  for (const part of path.slice(0, -1)) {
    const next = at[part];
    // A list of messages already says that the member as a whole is wrong.
    if (Array.isArray(next)) return;
    const child = next ?? emptyTree();
    at[part] = child;
    at = child;
  }
  const last = path.at(-1) ?? WHOLE;
  const messages = at[last];
  if (messages === undefined) at[last] = [message];
  else if (Array.isArray(messages) && !messages.includes(message)) messages.push(message);
}

/** A choice says nothing that its alternatives do not say, nor a width in bits anything beyond the bounds. */
function isRedundant(finding: Finding): boolean {
  if (finding.keyword === "anyOf" || finding.keyword === "oneOf") return true;
  return finding.keyword === "format" && !Object.hasOwn(FORMATS, String(member(finding, "format")));
}

/** The tree that says where a request is wrong, in the form of the carrier's 422. */
export function findingTree(findings: readonly Finding[]): FindingTree {
  const tree = emptyTree();
  for (const finding of findings) {
    if (!isRedundant(finding)) put(tree, pathOf(finding), messageOf(finding));
  }
  return tree;
}
