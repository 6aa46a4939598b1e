import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account } from "../store/accounts.ts";
import type { PathOperations, Performed } from "./path-operations.ts";
import type { FoundPath } from "./paths.ts";

/** One request on its way to an answer: each room adds what it finds out. */
export type Exchange = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Milliseconds, of the monotonic clock. */
  startedAt: number;
  method: string;
  /** Without the query, still percent-encoded. */
  path: string;
  /** Without its question mark. */
  search: string;
  /** Undefined where the contract has nothing at this path. */
  found: FoundPath<PathOperations> | undefined;
  /** Undefined where it has nothing for this method. */
  performed: Performed | undefined;
  account: Account | undefined;
  /** The body as text, once it was read. */
  requestBody: string | undefined;
};

const HEAD = "HEAD";

/** What a request asks for, by its first line alone. */
export function openExchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  find: (path: string) => FoundPath<PathOperations> | undefined,
): Exchange {
  const { url = "/", method = "GET" } = incoming;
  const question = url.indexOf("?");
  const path = question < 0 ? url : url.slice(0, question);
  const found = find(path);
  return {
    incoming,
    outgoing,
    startedAt: performance.now(),
    method,
    path,
    search: question < 0 ? "" : url.slice(question + 1),
    found,
    performed: found?.value.byMethod.get(method === HEAD ? "GET" : method),
    account: undefined,
    requestBody: undefined,
  };
}
