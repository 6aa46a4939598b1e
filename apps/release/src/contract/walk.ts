import type { Direction } from "./change.ts";
import { isNode, type Json, type JsonNode, member, type Pair } from "./node.ts";

/** What a reference leads to: the place has the name that people know, `schemas/Number`. */
type Found = { node: JsonNode; place: string | undefined; passed: ReadonlySet<string> };

/** Follows the references of both documents, and remembers what was compared, so that cycles end. */
export class Walk {
  readonly #documents: Pair<JsonNode>;
  readonly #compared = new Map<JsonNode, Map<JsonNode, Set<Direction>>>();
  readonly #reached = new Set<string>();
  readonly #unknown = new Set<string>();

  constructor(documents: Pair<JsonNode>) {
    this.#documents = documents;
  }

  follow(pair: Pair): Pair<Found> {
    const before = found(this.#documents.before, pair.before);
    const after = found(this.#documents.after, pair.after);
    for (const place of before.passed) if (after.passed.has(place)) this.#reached.add(place);
    return { before, after };
  }

  /** Whether something that was compared leads to this place in both, and nothing does that no rule knows. */
  isCovered(place: string): boolean {
    return this.#reached.has(place) && !this.#unknown.has(place);
  }

  /** Notes the references in what no rule knows: it may stay the same while what they lead to does not. */
  holdsUnknown(value: Json | undefined): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      if (key === "$ref" && typeof inside === "string") this.#unknown.add(placeOf(inside));
      this.holdsUnknown(inside);
    }
  }

  /** False when these two were compared in this direction before, or are being compared. */
  begin({ before, after }: Pair<JsonNode>, direction: Direction): boolean {
    const partners = this.#compared.get(before) ?? new Map<JsonNode, Set<Direction>>();
    const directions = partners.get(after) ?? new Set<Direction>();
    if (directions.has(direction)) return false;
    this.#compared.set(before, partners.set(after, directions.add(direction)));
    return true;
  }
}

const placeOf = (ref: string): string => ref.replace(/^#\/(components\/)?/, "");

function found(document: JsonNode, value: Json | undefined): Found {
  const passed = new Set<string>();
  let node = isNode(value) ? value : {};
  let place: string | undefined;
  for (let ref = member(node, "$ref"); typeof ref === "string"; ref = member(node, "$ref")) {
    node = target(document, ref);
    place = placeOf(ref);
    if (passed.has(place))
      throw new Error(`The reference ${ref} leads back to itself. Nothing was compared.`);
    passed.add(place);
  }
  return { node, place, passed };
}

function target(document: JsonNode, ref: string): JsonNode {
  if (!ref.startsWith("#/"))
    throw new Error(`The reference ${ref} leads out of the document: bundle it first. Nothing was compared.`);
  const keys = ref
    .slice(2)
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  let node: Json | undefined = document;
  for (const key of keys)
    node = Array.isArray(node) ? node[Number(key)] : member(isNode(node) ? node : {}, key);
  if (!isNode(node)) throw new Error(`The reference ${ref} leads to nothing. Nothing was compared.`);
  return node;
}
