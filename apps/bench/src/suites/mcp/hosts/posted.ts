import { z } from "zod";
import { askedOf, INITIALIZE, INITIALIZED, type Message, messageIn } from "../../http/calls.ts";
import type { Ask } from "./ask.ts";
import type { Era } from "./eras.ts";

/** Where a server is, and how its callers prove who they are. */
export type HttpServer = { url: string; headers: Record<string, string> };

type Posted = { session: string | undefined; body: string };

/** Sends a message as the body of a request. @throws Error when it is not taken. */
export async function post(
  { url, headers }: HttpServer,
  era: Era,
  message: Message,
  session?: string,
): Promise<Posted> {
  const asked = askedOf(era, "/mcp", message, session);
  const response = await fetch(url + asked.path, {
    method: "POST",
    headers: { ...headers, ...asked.headers },
    body: asked.body,
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${message.method} was answered with ${response.status}: ${body}`);
  return { session: response.headers.get("mcp-session-id") ?? undefined, body };
}

/** Introduces a host, as the earlier era wants it. @returns the session that the server keeps for it, if it does. */
export async function introduce(server: HttpServer, initialize = INITIALIZE): Promise<string | undefined> {
  const era = "2025-11-25";
  const { session } = await post(server, era, initialize);
  await post(server, era, INITIALIZED, session);
  return session;
}

const answered = z.object({ id: z.number(), result: z.unknown() });

/** Asks a server whose answer is that of the request; several things at once, if need be. */
export function askByPost(server: HttpServer, era: Era, session?: string): Ask {
  // All ids are of one length, so that no message is longer than another.
  let lastId = 100_000;
  return async (method, params) => {
    const { body } = await post(server, era, { method, id: ++lastId, params }, session);
    return answered.parse(JSON.parse(messageIn(body))).result;
  };
}
