import type { ServerResponse } from "node:http";
import { type Headers, sendAnswer, textOf } from "../../http/send-answer.ts";
import type { Answer } from "../../operations/operation.ts";
import { DATA_HEADERS } from "./security-headers.ts";

export const JSON_TYPE = "application/json";

export function sendJson(
  outgoing: ServerResponse,
  status: number,
  text: string | undefined,
  headers: Headers = {},
): void {
  const type = text === undefined ? {} : { "content-type": JSON_TYPE };
  sendAnswer(outgoing, status, text, { ...type, ...DATA_HEADERS, ...headers });
}

export function sendRefusal(outgoing: ServerResponse, refused: Answer, headers: Headers = {}): void {
  sendJson(outgoing, refused.status, textOf(refused), headers);
}
