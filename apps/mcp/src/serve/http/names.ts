import {
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from "@modelcontextprotocol/server";
import { refusal, SERVER_ERROR } from "./refusal.ts";

/** Under which names this server is reached, and from which web pages: host names, without port. */
export type Names = { hosts: readonly string[]; origins: readonly string[] };

/** Loopback, the public URL and the address that it listens on; and what the operator adds. */
export function namesOf(reached: {
  host: string;
  publicUrl: string | undefined;
  allowedHosts: readonly string[];
  allowedOrigins: readonly string[];
}): Names {
  const own = [
    ...localhostAllowedHostnames(),
    ...(reached.publicUrl === undefined ? [] : [new URL(reached.publicUrl).hostname]),
  ];
  // 0.0.0.0 is no name that anybody asks for, and a page must not be able to.
  const address = isEveryAddress(reached.host) ? [] : [inUrl(reached.host)];
  return {
    hosts: [...new Set([...own, ...address, ...reached.allowedHosts])],
    origins: [...new Set([...own, ...reached.allowedOrigins])],
  };
}

/** Whether who listens there listens on every address of the machine, however it is written. */
export function isEveryAddress(host: string): boolean {
  const url = `http://${inUrl(host)}`;
  return URL.canParse(url) && ["0.0.0.0", "[::]", "[::ffff:0:0]"].includes(new URL(url).hostname);
}

/** An address as a URL has it. */
export const inUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host.toLowerCase());

/** A request for another name comes from a web page that has had this machine's address put under its own name. */
export function refusedHost({ hosts }: Names, request: Request): Response | undefined {
  if (validateHostHeader(request.headers.get("host"), [...hosts]).ok) return undefined;
  return refusal(
    403,
    SERVER_ERROR,
    "This server does not answer under this host name. The operator can add it with --allowed-hosts.",
  );
}

/** A web page that nobody has let in. What is no browser sends no Origin. */
export function refusedOrigin({ origins }: Names, request: Request): Response | undefined {
  if (isAllowedOrigin({ origins }, request.headers.get("origin"))) return undefined;
  return refusal(
    403,
    SERVER_ERROR,
    "This server does not answer pages of this origin. The operator can add it with --allowed-origins.",
  );
}

export const isAllowedOrigin = ({ origins }: Pick<Names, "origins">, origin: string | null): boolean =>
  validateOriginHeader(origin, [...origins]).ok;
