import { failureText } from "../../http/perform.ts";
import type { Log } from "../../log.ts";
import { refusal } from "../../operations/operation.ts";
import { ROOT } from "./control-operation.ts";
import { accepts, matches } from "./negotiation.ts";
import { createPacker } from "./packed-file.ts";
import type { Exchange, Route } from "./route.ts";
import { PAGE_HEADERS } from "./security-headers.ts";
import { sendRefusal } from "./send.ts";

export type ConsoleFile = { type: string; content: Uint8Array };

/** The files of the page by their names: `index.html`, `app.js` and so on. */
export type ConsoleFiles = () => Promise<ReadonlyMap<string, ConsoleFile>>;

const CONSOLE = `${ROOT}/console`;
const INDEX = "index.html";

const CANNOT_LOAD =
  "The console cannot be loaded, and the sandbox's log says why. Everything else under /_sandbox/ works.";

const nameIn = (path: string) => path.slice(CONSOLE.length + 1) || INDEX;

/** The page, and the way to it. */
export function consoleRoutes(consoleFiles: ConsoleFiles, log: Log): Route[] {
  const packed = createPacker();

  const send = async ({ incoming, outgoing }: Exchange, { type, content }: ConsoleFile): Promise<void> => {
    const { etag, zipped } = packed(content);
    const headers = { ...PAGE_HEADERS, "cache-control": "no-cache", vary: "Accept-Encoding", etag };
    if (matches(incoming.headers["if-none-match"], etag)) {
      outgoing.writeHead(304, headers).end();
      return;
    }
    const isZipped = accepts(incoming.headers["accept-encoding"], "gzip");
    const sent = isZipped ? await zipped() : content;
    const encoding = isZipped ? { "content-encoding": "gzip" } : {};
    outgoing
      .writeHead(200, { ...headers, ...encoding, "content-type": type, "content-length": sent.byteLength })
      .end(sent);
  };

  const find = async (exchange: Exchange): Promise<void> => {
    let files: Awaited<ReturnType<ConsoleFiles>>;
    try {
      files = await consoleFiles();
    } catch (cause) {
      log(`The console cannot be loaded: ${failureText(cause)}`);
      sendRefusal(exchange.outgoing, refusal(503, CANNOT_LOAD, "Service Unavailable"));
      return;
    }
    const file = files.get(nameIn(exchange.path));
    if (file !== undefined) await send(exchange, file);
    else sendRefusal(exchange.outgoing, refusal(404, "The console has no such file.", "Not Found"));
  };

  const redirect = ({ outgoing }: Exchange) => {
    outgoing.writeHead(302, { ...PAGE_HEADERS, location: CONSOLE, "content-length": 0 }).end();
  };

  return [
    { method: "GET", path: ROOT, openTo: "followers", handle: redirect },
    { method: "GET", path: `${ROOT}/`, openTo: "followers", handle: redirect },
    { method: "GET", path: `${CONSOLE}/*`, openTo: "followers", handle: find },
  ];
}
