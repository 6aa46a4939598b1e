import type { MessageState, RequestDetail, RequestSummary } from "../../../control/shapes.ts";
import { get } from "./api.ts";

/** The nearest in time are looked into. */
const MOST_READ = 8;

const distance = ({ at }: RequestSummary, message: MessageState) =>
  Math.abs(Date.parse(at) - Date.parse(message.at));

/** An answer that was lost does not say which message it was about, but the request has its numbers. */
function isOf({ request_body, response_body }: RequestDetail, { id, to, body }: MessageState): boolean {
  if (response_body?.includes(id)) return true;
  if (response_body !== null || request_body === null) return false;
  return request_body.includes(to) && (body === null || request_body.includes(JSON.stringify(body)));
}

/** The id of the request that sent the message, if the journal still has it. */
export async function findRequestOf(message: MessageState): Promise<number | undefined> {
  const all = await get<RequestSummary[]>("requests?limit=1000");
  const candidates = all
    .filter(({ operation }) => operation === "sendMessage")
    .sort((a, b) => distance(a, message) - distance(b, message))
    .slice(0, MOST_READ);
  for (const { id } of candidates) {
    if (isOf(await get<RequestDetail>(`requests/${id}`), message)) return id;
  }
  return undefined;
}
