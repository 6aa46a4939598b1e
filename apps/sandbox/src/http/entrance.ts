import type { ServerResponse } from "node:http";
import { namesThisMachine } from "../control/http/access.ts";
import type { ControlHandlerOptions } from "../control/http/control-handler.ts";
import { refusal } from "../operations/operation.ts";
import { failureText, fault } from "./perform.ts";
import { sendAnswer } from "./send-answer.ts";
import type { HandleRequest } from "./server.ts";

/** A page of another machine whose name leads here is kept out: anybody knows the keys. */
function refuseHost(outgoing: ServerResponse): void {
  const detail =
    "The Host header names another machine, and the sandbox listens for this one alone. Nothing was done. " +
    "Use localhost or 127.0.0.1, or start the sandbox with --host 0.0.0.0.";
  const { status, body } = refusal(403, detail, "Forbidden");
  sendAnswer(outgoing, status, JSON.stringify(body), {});
}

export type EntranceOptions = Omit<ControlHandlerOptions, "consoleFiles"> & {
  carrier: HandleRequest;
  /** Whether the address that is listened on is this machine's own. */
  isForThisMachine: boolean;
};

const OWN = "/_sandbox";

const isOwn = (url: string) =>
  url.startsWith(OWN) && (url.length === OWN.length || url[OWN.length] === "/" || url[OWN.length] === "?");

/** Sends a request to the carrier's API or to the sandbox's own, which is loaded when it is first asked for. */
export function createEntrance({ carrier, isForThisMachine, ...options }: EntranceOptions): HandleRequest {
  let seenHost: string | undefined;
  let loading: Promise<HandleRequest> | undefined;
  const load = async (): Promise<HandleRequest> => {
    const [{ createControlHandler }, { consoleFiles }] = await Promise.all([
      import("../control/http/control-handler.ts"),
      import("../console/console-files.ts"),
    ]);
    return createControlHandler({ ...options, consoleFiles });
  };
  return (incoming, outgoing) => {
    const { host } = incoming.headers;
    if (isForThisMachine && host !== seenHost) {
      if (!namesThisMachine(host)) {
        refuseHost(outgoing);
        return;
      }
      // Nearly every request has the one before it.
      seenHost = host;
    }
    if (!isOwn(incoming.url ?? "")) {
      carrier(incoming, outgoing);
      return;
    }
    loading ??= load();
    loading.then(
      (handle) => handle(incoming, outgoing),
      (cause: unknown) => {
        loading = undefined;
        options.log(failureText(cause));
        const { status, body } = fault();
        sendAnswer(outgoing, status, JSON.stringify(body), {});
      },
    );
  };
}
