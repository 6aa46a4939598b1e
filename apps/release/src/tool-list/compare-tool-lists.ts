import { type Change, change, type Direction, withoutRepeats } from "../contract/change.ts";
import { at, type JsonNode, jsonNode, nodesAt, type Pair, told } from "../contract/node.ts";
import { compareRest } from "../contract/rest.ts";
import { compareSchemas } from "../contract/schema/compare-schemas.ts";
import { Walk } from "../contract/walk.ts";
import type { ListedTool, ToolSnapshot } from "./snapshot.ts";

/**
 * What became of the tools, for the hosts and scripts that call them and the people who allowed them. Tokens follow
 * from the rest and are not weighed.
 */
export function compareToolLists(before: ToolSnapshot, after: ToolSnapshot): Change[] {
  const changes = withoutRepeats(compareAll(byName(before), byName(after)));
  const texts = [before, after].map(({ tools }) => JSON.stringify(tools.map(({ tool }) => tool)));
  if (changes.length > 0 || texts[0] === texts[1]) return changes;
  return [change("patch", "the list", "the same tools are written otherwise")];
}

const byName = ({ tools }: ToolSnapshot): Map<string, ListedTool> =>
  new Map(tools.map(({ tool }) => [tool.name, tool]));

function* compareAll(before: Map<string, ListedTool>, after: Map<string, ListedTool>): Generator<Change> {
  for (const [name, tool] of before) {
    const now = after.get(name);
    if (now === undefined) yield change("major", name, "the tool was removed");
    else yield* compareTools({ before: jsonNode.parse(tool), after: jsonNode.parse(now) }, name);
  }
  for (const name of after.keys()) if (!before.has(name)) yield change("minor", name, "a new tool");
}

const RULED = ["annotations", "inputSchema", "outputSchema"];

function* compareTools(tool: Pair<JsonNode>, name: string): Generator<Change> {
  yield* compareToolSchemas(nodesAt(tool, "inputSchema"), `${name} input`, "sent");
  const output = at(tool, "outputSchema");
  if (output.before === undefined && output.after !== undefined)
    yield change("minor", `${name} output`, "says what results are");
  else if (output.before !== undefined && output.after === undefined)
    yield change("major", `${name} output`, "no longer says what results are");
  else yield* compareToolSchemas(nodesAt(tool, "outputSchema"), `${name} output`, "received");
  yield* compareAnnotations(nodesAt(tool, "annotations"), name);
  yield* compareRest(tool, name, RULED, new Walk(tool));
}

// A tool's schema is a document of its own: its references lead into it.
const compareToolSchemas = (schema: Pair<JsonNode>, where: string, direction: Direction): Generator<Change> =>
  compareSchemas(schema, where, direction, new Walk(schema));

/** What each is where it is left out, and which value a careful host is easier with. */
const HINTS = [
  { hint: "readOnlyHint", otherwise: false, harmless: true },
  { hint: "destructiveHint", otherwise: true, harmless: false },
  { hint: "idempotentHint", otherwise: false, harmless: true },
  { hint: "openWorldHint", otherwise: true, harmless: false },
] as const;

/** A person may have allowed a tool for good because of a hint: one that is gone is breaking. */
function* compareAnnotations(annotations: Pair<JsonNode>, name: string): Generator<Change> {
  for (const { hint, otherwise, harmless } of HINTS) {
    const value = at(annotations, hint);
    const before = value.before ?? otherwise;
    const after = value.after ?? otherwise;
    if (before !== after)
      yield change(
        after === harmless ? "minor" : "major",
        `${name} annotations`,
        `${hint} was ${told(before)} and is ${told(after)}`,
      );
  }
  yield* compareRest(
    annotations,
    `${name} annotations`,
    HINTS.map(({ hint }) => hint),
    new Walk(annotations),
  );
}
