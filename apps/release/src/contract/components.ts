import { type Change, change } from "./change.ts";
import { at, differs, type JsonNode, keysOf, nodesAt, type Pair } from "./node.ts";
import { compareRest } from "./rest.ts";
import { compareSchemas } from "./schema/compare-schemas.ts";
import type { Walk } from "./walk.ts";

/**
 * The names of components are public: they are the names of generated types. What became of one is told by whoever
 * uses it; one that nothing uses, or only what no rule knows, could be used in either direction.
 */
export function* compareComponents(documents: Pair<JsonNode>, walk: Walk): Generator<Change> {
  const components = nodesAt(documents, "components");
  const kept: Kept[] = [];
  for (const kind of keysOf(components)) {
    const named = nodesAt(components, kind);
    for (const name of keysOf(named)) {
      const place = `${kind}/${name}`;
      const component = at(named, name);
      if (kind === "examples") {
        if (differs(component)) yield change("patch", place, "the example changed");
      } else if (component.after === undefined) yield change("major", place, "the component was removed");
      else if (component.before === undefined) yield change("minor", place, "a new component");
      else kept.push({ kind, place, pair: nodesAt(named, name) });
    }
  }
  yield* compareUncovered(kept, walk);
}

type Kept = { kind: string; place: string; pair: Pair<JsonNode> };

function* compareUncovered(kept: Kept[], walk: Walk): Generator<Change> {
  const left = new Set(kept);
  // One by one: what is in one component may be why another is not covered.
  for (;;) {
    const next = [...left].find(({ place }) => !walk.isCovered(place));
    if (next === undefined) return;
    left.delete(next);
    if (next.kind === "schemas") {
      yield* compareSchemas(next.pair, next.place, "sent", walk);
      yield* compareSchemas(next.pair, next.place, "received", walk);
    } else yield* compareRest(next.pair, next.place, [], walk);
  }
}
