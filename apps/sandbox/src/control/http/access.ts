import type { IncomingMessage } from "node:http";
import { type Answer, refusal } from "../../operations/operation.ts";
import type { ControlAccess } from "../../sandbox-options.ts";

/** Who asks, as far as it can be known. */
export type Asker = {
  remoteAddress: string | undefined;
  host: string | undefined;
  origin: string | undefined;
  /** Sec-Fetch-Site: what a browser says of where a request comes from. */
  site: string | undefined;
  /** Whether somebody goes to the page by a link, wherever that is: the page that has the link sees nothing of it. */
  follows: boolean;
};

const LOOPBACK_V4 = /^127(?:\.\d{1,3}){3}$/;
const MAPPED = "::ffff:";

function isLoopback(address: string): boolean {
  return (
    address === "::1" || LOOPBACK_V4.test(address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address)
  );
}

/** Names that never lead to another machine, so that no other page can have been given one of them. */
const OWN_HOST = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether a Host header names this machine, and nothing that somebody else can point at it. */
export const namesThisMachine = (host: string | undefined) => host !== undefined && OWN_HOST.test(host);

const OTHER_SITES = new Set(["cross-site", "same-site"]);

const ORIGIN = /^https?:\/\/(.+)$/;

/** A proxy in front may have made https of it; whose page it is, its host says. */
function isOwnOrigin(origin: string, host: string | undefined): boolean {
  const [, ofOrigin] = ORIGIN.exec(origin.toLowerCase()) ?? [];
  return ofOrigin !== undefined && ofOrigin === host?.toLowerCase();
}

function isOtherPage({ origin, host, site, follows }: Asker): boolean {
  if (origin !== undefined && !isOwnOrigin(origin, host)) return true;
  return site !== undefined && OTHER_SITES.has(site) && !follows;
}

export function askerOf({ headers, socket, method }: IncomingMessage): Asker {
  const single = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  return {
    remoteAddress: socket.remoteAddress,
    host: headers.host,
    origin: headers.origin,
    site: single("sec-fetch-site"),
    follows:
      method === "GET" && single("sec-fetch-mode") === "navigate" && single("sec-fetch-dest") === "document",
  };
}

const forbidden = (detail: string) => refusal(403, `${detail} Nothing was done.`, "Forbidden");

const OPEN_UP = "Start the sandbox with --console anywhere to change that.";

/** Why this asker is turned away; undefined where it is let in. */
export function refusalFor(access: ControlAccess, asker: Asker): Answer | undefined {
  if (access === "off") {
    const detail = "There is nothing at the requested URL: the sandbox was started with --console off.";
    return refusal(404, detail, "Not Found");
  }
  if (access === "loopback" && !isLoopback(asker.remoteAddress ?? "")) {
    return forbidden(`Only this machine may use /_sandbox/. ${OPEN_UP}`);
  }
  if (access === "loopback" && !OWN_HOST.test(asker.host ?? "")) {
    return forbidden(
      `The Host header must be localhost or a loopback address: any other name may be that of a stranger's page. ${OPEN_UP}`,
    );
  }
  if (isOtherPage(asker)) {
    return forbidden(
      "Another page may not use /_sandbox/. Ask from the sandbox's own page, or from outside of a browser.",
    );
  }
  return undefined;
}
