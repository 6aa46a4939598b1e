import { z } from "zod";
import type { Child, ChildProcesses } from "../children/child-processes.ts";
import { builtFile, installedBin } from "../children/installed-bin.ts";
import { JsonLines } from "../children/json-lines.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { SandboxOptions } from "./sandbox-options.ts";

/** A server that takes requests; readyMs is the time from its spawn to the line that said so. */
export type StartedServer<Ready> = { child: Child; ready: Ready; readyMs: number };

const sandboxReady = z.object({ url: z.url(), accessKey: z.string(), secretKey: z.string() });
const plainReady = z.object({ url: z.url() });

export type SandboxReady = z.infer<typeof sandboxReady>;

/** The sandbox as a user starts it: on any free port, and with its defaults but for these flags. */
export async function startSandbox(
  children: ChildProcesses,
  ...flags: readonly string[]
): Promise<StartedServer<SandboxReady>> {
  return start(
    children,
    [installedBin("flowroute-sandbox"), "--port", "0", "--json", ...flags],
    sandboxReady,
  );
}

/** The sandbox with options that its command line does not have, such as how many messages a second it takes. */
export async function startSandboxWith(
  children: ChildProcesses,
  options: SandboxOptions,
): Promise<StartedServer<SandboxReady>> {
  return start(children, [builtFile("sandbox-process.mjs"), JSON.stringify(options)], sandboxReady);
}

/** A plain node:http server that gives this answer to every request. */
export async function startPlainServer(
  children: ChildProcesses,
  answer: RecordedAnswer,
): Promise<StartedServer<{ url: string }>> {
  const { status, contentType, body } = answer;
  return start(children, [builtFile("plain-server.mjs"), String(status), contentType, body], plainReady);
}

/**
 * A server on Hono that gives this answer to every request.
 *
 * @throws Error for an answer that is neither a 200 nor a 202
 */
export async function startHonoServer(
  children: ChildProcesses,
  { status, contentType, body }: RecordedAnswer,
): Promise<StartedServer<{ url: string }>> {
  if (status !== 200 && status !== 202)
    throw new Error(`The server on Hono answers with 200 or 202, not with ${status}.`);
  return start(children, [builtFile("hono-server.mjs"), String(status), contentType, body], plainReady);
}

/** A plain node:http server that lists this many numbers of an account, page by page; at most 100,000. */
export async function startNumbersServer(
  children: ChildProcesses,
  items: number,
): Promise<StartedServer<{ url: string }>> {
  return start(children, [builtFile("numbers-server.mjs"), String(items)], plainReady);
}

async function start<Ready>(
  children: ChildProcesses,
  args: readonly string[],
  ready: z.ZodType<Ready>,
): Promise<StartedServer<Ready>> {
  const begin = performance.now();
  const child = children.start(args);
  const line = await new JsonLines(child).next();
  return { child, ready: ready.parse(line), readyMs: performance.now() - begin };
}
