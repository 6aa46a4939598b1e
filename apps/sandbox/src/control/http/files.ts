import { sampleAt } from "../../media/samples.ts";
import { refusal } from "../../operations/operation.ts";
import { ROOT } from "./control-operation.ts";
import type { Exchange, Route } from "./route.ts";
import { FILE_HEADERS } from "./security-headers.ts";
import { sendRefusal } from "./send.ts";

type File = { mimeType: string; content: Uint8Array };

/** The file of a message, by its place in it, from 0. */
export type MediaContent = (messageId: string, position: number) => File | undefined;

const MEDIA_ID = /^(.+)-([1-9]\d{0,3})$/;

/** A stranger said it, and it becomes a header. */
const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

function sendFile({ outgoing }: Exchange, name: string, file: File | undefined): void {
  if (file === undefined) {
    const detail = "There is no such file: it was never there, or is gone with a reset.";
    sendRefusal(outgoing, refusal(404, detail, "Not Found"));
    return;
  }
  const { mimeType, content } = file;
  const headers = {
    ...FILE_HEADERS,
    "content-type": MIME_TYPE.test(mimeType) ? mimeType : "application/octet-stream",
    "content-length": content.byteLength,
    "content-disposition": `inline; filename="${name.replaceAll(/[^\w.-]/g, "_")}"`,
    // After a reset the same id is another file.
    "cache-control": "no-cache",
  };
  outgoing.writeHead(200, headers).end(content);
}

/** The files of messages, and samples to send: whoever gets a message's URL fetches them, so they are for everybody. */
export function fileRoutes(mediaContent: MediaContent): Route[] {
  return [
    {
      method: "GET",
      path: `${ROOT}/media/{id}`,
      openTo: "everybody",
      handle: (exchange) => {
        const { id = "" } = exchange.parameters;
        const [, messageId = "", place = ""] = MEDIA_ID.exec(id) ?? [];
        sendFile(exchange, id, place === "" ? undefined : mediaContent(messageId, Number(place) - 1));
      },
    },
    {
      method: "GET",
      path: `${ROOT}/samples/{name}`,
      openTo: "everybody",
      handle: (exchange) => {
        const { name = "" } = exchange.parameters;
        sendFile(exchange, name, sampleAt(name));
      },
    },
  ];
}
