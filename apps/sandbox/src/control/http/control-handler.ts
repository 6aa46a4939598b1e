import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { decodedParameters } from "../../http/paths.ts";
import { failureText, fault, isBusy } from "../../http/perform.ts";
import type { Log } from "../../log.ts";
import { type Answer, refusal } from "../../operations/operation.ts";
import type { ControlAccess } from "../../sandbox-options.ts";
import { ControlError, type SandboxControl } from "../control.ts";
import { askerOf, refusalFor } from "./access.ts";
import { type ConsoleFiles, consoleRoutes } from "./console-files.ts";
import { eventsRoute } from "./events.ts";
import { fileRoutes, type MediaContent } from "./files.ts";
import { jsonRoutes } from "./json-routes.ts";
import { operations } from "./operations.ts";
import { findRoutes } from "./route.ts";
import { sendRefusal } from "./send.ts";

export type ControlHandlerOptions = {
  control: SandboxControl;
  access: ControlAccess;
  mediaContent: MediaContent;
  consoleFiles: ConsoleFiles;
  log: Log;
  /** Aborted when the sandbox closes. */
  closing?: AbortSignal;
};

const HEAD = "HEAD";

/** What is said where an operation did not come to its end. */
function refusalOf(cause: unknown, log: Log): Answer {
  if (cause instanceof ControlError) return refusal(cause.status, cause.message, STATUS_CODES[cause.status]);
  if (isBusy(cause)) {
    const detail = "Another process holds the sandbox's database. Nothing was done.";
    return refusal(503, detail, "Service Unavailable");
  }
  log(failureText(cause));
  return fault();
}

/** Everything under `/_sandbox`: the control API, the page, and the files of messages. */
export function createControlHandler(options: ControlHandlerOptions) {
  const { control, access, mediaContent, consoleFiles, log, closing } = options;
  const paths = findRoutes([
    ...jsonRoutes(operations, control),
    eventsRoute({ control, closing }),
    ...fileRoutes(mediaContent),
    ...consoleRoutes(consoleFiles, log),
  ]);

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { url = "/", method = "GET" } = incoming;
    const [path = "", ...search] = url.split("?");
    const found = paths.find(path);
    const route = found?.value.byMethod.get(method === HEAD ? "GET" : method);
    if (route?.openTo !== "everybody") {
      const asker = askerOf(incoming);
      const follows = asker.follows && route?.openTo === "followers";
      const refused = refusalFor(access, { ...asker, follows });
      if (refused !== undefined) {
        sendRefusal(outgoing, refused);
        return;
      }
    }
    if (found === undefined) {
      const detail = "There is nothing at the requested URL. /_sandbox/openapi.json says what there is.";
      sendRefusal(outgoing, refusal(404, detail, "Not Found"));
      return;
    }
    if (route === undefined) {
      const detail = "The method is not allowed for the requested URL. Nothing was done.";
      sendRefusal(outgoing, refusal(405, detail, "Method Not Allowed"), { allow: found.value.allow });
      return;
    }
    const parameters = decodedParameters(found);
    await route.handle({ incoming, outgoing, path, search: search.join("?"), parameters });
  };

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answer(incoming, outgoing).catch((cause: unknown) => {
      if (outgoing.headersSent) {
        log(failureText(cause));
        outgoing.destroy();
      } else sendRefusal(outgoing, refusalOf(cause, log));
    });
  };
}
