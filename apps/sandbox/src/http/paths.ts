import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";

/** What there is at a path, and the values of its parameters, still percent-encoded. */
export type FoundPath<Value> = { value: Value; parameters: Readonly<Record<string, string>> };

export type Paths<Value> = { find(path: string): FoundPath<Value> | undefined };

const NONE: Readonly<Record<string, string>> = {};

/** Finds paths of the contract's form, `/v2/numbers/{id}`; of two that match, the earlier one. */
export function pathsOf<Value>(entries: Iterable<readonly [string, Value]>): Paths<Value> {
  const router = new SmartRouter<Value>({ routers: [new RegExpRouter(), new TrieRouter()] });
  for (const [path, value] of entries) router.add("ALL", path.replaceAll(/\{(\w+)\}/g, ":$1"), value);
  return {
    find: (path) => {
      const [matches, stash] = router.match("ALL", path);
      const [first] = matches;
      if (first === undefined) return undefined;
      const [value, named] = first;
      const names = Object.keys(named);
      if (names.length === 0) return { value, parameters: NONE };
      const parameters: Record<string, string> = {};
      for (const name of names) {
        const found = named[name];
        parameters[name] = typeof found === "number" ? (stash?.[found] ?? "") : (found ?? "");
      }
      return { value, parameters };
    },
  };
}
