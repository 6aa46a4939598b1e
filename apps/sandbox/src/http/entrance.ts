import type { ControlHandlerOptions } from "../control/http/control-handler.ts";
import type { ControlAccess } from "../sandbox-options.ts";
import { failureText, fault } from "./perform.ts";
import { sendAnswer } from "./send-answer.ts";
import type { HandleRequest } from "./server.ts";

export type EntranceOptions = Omit<ControlHandlerOptions, "consoleFiles"> & {
  carrier: HandleRequest;
  access: ControlAccess;
};

const OWN = "/_sandbox";

const isOwn = (url: string) =>
  url.startsWith(OWN) && (url.length === OWN.length || url[OWN.length] === "/" || url[OWN.length] === "?");

/** Sends a request to the carrier's API or to the sandbox's own, which is loaded when it is first asked for. */
export function createEntrance({ carrier, ...options }: EntranceOptions): HandleRequest {
  let loading: Promise<HandleRequest> | undefined;
  const load = async (): Promise<HandleRequest> => {
    const [{ createControlHandler }, { consoleFiles }] = await Promise.all([
      import("../control/http/control-handler.ts"),
      import("../console/console-files.ts"),
    ]);
    return createControlHandler({ ...options, consoleFiles });
  };
  return (incoming, outgoing) => {
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
