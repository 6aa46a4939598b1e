import { z } from "zod";
import { type Change, change, withoutRepeats } from "./change.ts";
import { compareComponents } from "./components.ts";
import {
  at,
  differs,
  isNode,
  type Json,
  type JsonNode,
  jsonNode,
  listAt,
  member,
  type Pair,
} from "./node.ts";
import { comparePaths } from "./operation/compare-operations.ts";
import { compareRest } from "./rest.ts";
import { Walk } from "./walk.ts";

const contract = jsonNode.refine(({ openapi }) => typeof openapi === "string" && openapi.startsWith("3.1"), {
  error: "is no OpenAPI 3.1 document, the only kind that is compared",
});

/**
 * What became of a contract, for those who call it and for those whose types are generated from it: each difference
 * with the least bump of the version that is honest about it. Where both could be argued, the higher one.
 * @throws when one of them is no bundled OpenAPI 3.1 document.
 */
export function compareContracts(before: unknown, after: unknown): Change[] {
  const documents = { before: read("before", before), after: read("after", after) };
  const changes = withoutRepeats(compareDocuments(documents));
  if (changes.length > 0 || JSON.stringify(documents.before) === JSON.stringify(documents.after))
    return changes;
  return [change("patch", "the document", "the same contract is written otherwise")];
}

function read(which: string, document: unknown): JsonNode {
  const { data, error } = contract.safeParse(document);
  if (data === undefined)
    throw new Error(
      `The contract ${which} cannot be compared: ${z.prettifyError(error)}. Nothing was compared.`,
    );
  return data;
}

function* compareDocuments(documents: Pair<JsonNode>): Generator<Change> {
  const walk = new Walk(documents);
  yield* comparePaths(documents, "paths", walk);
  yield* comparePaths(documents, "webhooks", walk);
  yield* compareServers(documents);
  if (differs(at(documents, "security")))
    yield change("major", "security", "security of all operations changed");
  for (const key of ["info", "tags"])
    if (differs(at(documents, key))) yield change("patch", key, "is worded otherwise");
  yield* compareRest(documents, "the document", RULED, walk);
  yield* compareComponents(documents, walk);
}

const RULED = ["paths", "webhooks", "servers", "security", "info", "tags", "components"];

/** The first server is the one that clients call unless they are told otherwise. */
function* compareServers(documents: Pair<JsonNode>): Generator<Change> {
  const before = listAt(documents.before, "servers");
  const after = listAt(documents.after, "servers");
  if (urlOf(before[0]) !== urlOf(after[0])) yield change("major", "servers", "the first server is another");
  for (const server of before) {
    const now = after.find((each) => urlOf(each) === urlOf(server));
    if (now === undefined) yield change("major", `servers ${urlOf(server)}`, "the server was removed");
    else if (differs({ before: callOf(server), after: callOf(now) }))
      yield change("major", `servers ${urlOf(server)}`, "is called otherwise");
    else if (differs({ before: server, after: now }))
      yield change("patch", `servers ${urlOf(server)}`, "is worded otherwise");
  }
  for (const server of after)
    if (!before.some((each) => urlOf(each) === urlOf(server)))
      yield change("minor", `servers ${urlOf(server)}`, "a new server");
}

const urlOf = (server: Json | undefined): string => (isNode(server) ? String(member(server, "url")) : "");

const callOf = (server: Json): Json =>
  isNode(server)
    ? Object.fromEntries(Object.entries(server).filter(([key]) => key !== "description"))
    : server;
