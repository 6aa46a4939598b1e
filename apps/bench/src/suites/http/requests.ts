import { z } from "zod";
import type { LoadRequest } from "../../load/run-load.ts";
import { type Asked, askedOf, INITIALIZE_TO_ASK, INITIALIZED, messageIn, type Way } from "./calls.ts";
import type { HttpSubject } from "./start-servers.ts";

/** As many as there are connections: a host has one. */
const SESSIONS = 32;
/** So many that none comes round again while the call before with the same id is under way. */
const IDS = 64;
/** All of one length, and so all answers. */
const FIRST_ID = 100_000;

export const TOOL = "get_number";

const EARLIER: Way = "2025-11-25";

/** Calls of the tool as hosts of this way make them, with what this server answers; it is the right thing. */
export async function requestsTo(server: HttpSubject, number: string, way: Way): Promise<LoadRequest[]> {
  const hasSessions = way === "2025-11-25, with sessions";
  const path = hasSessions ? server.paths.sessions : server.paths.stateless;
  const sessions = hasSessions
    ? await Promise.all(Array.from({ length: SESSIONS }, () => begin(server, path)))
    : [undefined];
  const calls = Array.from({ length: IDS }, (_, at) => ({
    method: "tools/call",
    id: FIRST_ID + at,
    params: { name: TOOL, arguments: { number } },
  })).flatMap((call) => sessions.map((session) => askedOf(way, path, call, session)));
  const [first] = calls;
  if (first === undefined) throw new RangeError("There is nothing to ask.");
  const expected = await answerTo(server, first, number);
  return calls.map((call) => ({ ...call, expected }));
}

async function begin(server: HttpSubject, path: string): Promise<string> {
  const begun = await post(server, askedOf(EARLIER, path, INITIALIZE_TO_ASK));
  await begun.body?.cancel();
  const session = begun.headers.get("mcp-session-id");
  if (session === null) throw new Error("The server gave a host that can ask a person no session.");
  await (await post(server, askedOf(EARLIER, path, INITIALIZED, session))).body?.cancel();
  return session;
}

const answered = (number: string) =>
  z.object({ result: z.object({ structuredContent: z.object({ number: z.literal(number) }) }) });

async function answerTo(server: HttpSubject, asked: Asked, number: string): Promise<LoadRequest["expected"]> {
  const response = await post(server, asked);
  const body = await response.text();
  answered(number).parse(JSON.parse(messageIn(body)));
  return { status: response.status, bodyBytes: Buffer.byteLength(body) };
}

const post = ({ url, headers }: HttpSubject, { path, headers: own, body }: Asked): Promise<Response> =>
  fetch(url + path, { method: "POST", headers: { ...headers, ...own }, body });
