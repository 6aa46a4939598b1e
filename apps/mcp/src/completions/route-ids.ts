import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { listRoutes } from "../tools/list-routes.ts";
import { type Completer, NONE, suggestions } from "./completer.ts";
import { createRecent } from "./recent.ts";

const PAGE = 200;
const KEEP_MS = 30_000;

/** Ids of the account's routes, by their beginning or by part of what the route is called or leads to. */
export function routeIds(flowroute: Pick<ReadingFlowroute, "routes">, now: () => number): Completer {
  const recent = createRecent({
    async read(_, signal) {
      const { items, next } = await flowroute.routes.list({ limit: PAGE }, { signal });
      return {
        routes: items.map(({ id, alias, value }) => ({
          id,
          about: `${alias ?? ""} ${value ?? ""}`.toLowerCase(),
        })),
        isAll: next === null,
      };
    },
    keepMs: KEEP_MS,
    most: 1,
    now,
  });
  return {
    needs: [listRoutes.name],
    async suggest({ text, signal }) {
      const found = await recent.get("", signal);
      if (found === undefined) return NONE;
      const begun = text.trim().toLowerCase();
      const meant = found.routes.filter(({ id, about }) => id.startsWith(begun) || about.includes(begun));
      return suggestions(
        meant.map(({ id }) => id),
        !found.isAll,
      );
    },
  };
}
