import { isDeepStrictEqual } from "node:util";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import type { LoadRequest } from "../../../load/run-load.ts";
import { recordAnswer } from "../../../servers/recorded-answer.ts";
import { type StartedServer, startHonoServer, startPlainServer } from "../../../servers/start-server.ts";
import { HONO, PLAIN } from "../names.ts";
import type { Asked } from "./asked.ts";
import type { PeerServer } from "./peer-servers.ts";

/** A server that gives the sandbox's recorded answer. */
export type StandIn = { name: string; server: StartedServer<{ url: string }> };

/** Plain node:http, Hono and the peers. None was looked at yet: see {@link requestOf}. */
export async function startStandIns(
  children: ChildProcesses,
  { answer }: Asked,
  peers: readonly PeerServer[],
): Promise<StandIn[]> {
  const standIns = [
    { name: PLAIN, server: await startPlainServer(children, answer) },
    { name: HONO, server: await startHonoServer(children, answer) },
  ];
  for (const { name, start } of peers) standIns.push({ name, server: await start() });
  return standIns;
}

/**
 * What is asked, as it is put under load: with the length that this server's answer has, which writes its JSON in its
 * own way.
 * @throws Error when it is not the sandbox's answer.
 */
export async function requestOf(
  name: string,
  url: string,
  { method, path, headers, body, answer }: Asked,
): Promise<LoadRequest> {
  const request = { method, path, ...(body !== undefined && { body }) };
  const own = await recordAnswer(url + path, { ...request, headers });
  if (own.status !== answer.status || !isDeepStrictEqual(JSON.parse(own.body), JSON.parse(answer.body)))
    throw new Error(`${name} does not give the answer that it was told to give to ${method} ${path}.`);
  return { ...request, expected: { status: own.status, bodyBytes: Buffer.byteLength(own.body) } };
}
