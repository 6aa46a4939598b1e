import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { ChildProcesses } from "../../children/child-processes.ts";
import { countListTokens } from "../mcp/start/tokens.ts";
import { type Counts, countedHost } from "./host/counted-host.ts";
import { openSession } from "./host/mcp-session.ts";
import { steadyText } from "./host/steady-text.ts";
import type { Job } from "./jobs/job.ts";
import type { JobServer } from "./servers.ts";

/** What a job takes of a model: in it, and before it. */
export type JobCounts = Counts & {
  /** Tokens of name, description and inputSchema of every tool. */
  toolListTokens: number;
  /** Tokens of what the server tells of itself. */
  instructionTokens: number;
};

/** Does a job with a server, on a sandbox that both have for themselves. @throws Error unless it was done right. */
export async function doJob(children: ChildProcesses, job: Job, server: JobServer): Promise<JobCounts> {
  const sandbox = await job.open();
  try {
    const session = await openSession(children, await server.at(sandbox));
    try {
      const { host, counts } = countedHost(session, steadyText(sandbox.url));
      job.verify(sandbox, await server.scripts[job.name](host));
      return {
        ...counts(),
        toolListTokens: countListTokens(session.tools).shownToModel,
        instructionTokens: countTokens(session.instructions),
      };
    } finally {
      await children.end(session.child);
    }
  } catch (cause) {
    throw new Error(`${server.name} did not do "${job.name}" right: ${messageOf(cause)}`, { cause });
  } finally {
    await sandbox.close();
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
