import type { IncomingMessage, ServerResponse } from "node:http";
import { type Paths, pathsOf } from "../../http/paths.ts";

/** One request, and where its answer goes. */
export type Exchange = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Without the query, still percent-encoded. */
  path: string;
  /** Without its question mark. */
  search: string;
  /** Of the path, decoded. */
  parameters: Readonly<Record<string, string>>;
};

export type Route = {
  method: string;
  /** With its parameters in braces, and `*` for anything after it. */
  path: string;
  /** Everybody has access to it, or those who follow a link to it from anywhere; otherwise only the page itself. */
  openTo?: "everybody" | "followers";
  handle(exchange: Exchange): void | Promise<void>;
};

/** What there is at one path. */
export type PathRoutes = {
  byMethod: ReadonlyMap<string, Route>;
  /** The methods, as an Allow header lists them. */
  allow: string;
};

export function findRoutes(routes: readonly Route[]): Paths<PathRoutes> {
  const byPath = new Map<string, Route[]>();
  for (const route of routes) byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  return pathsOf(
    [...byPath].map(([path, there]) => [
      path,
      {
        byMethod: new Map(there.map((route) => [route.method, route])),
        allow: there.map(({ method }) => method).join(", "),
      },
    ]),
  );
}
