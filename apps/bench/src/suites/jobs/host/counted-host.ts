import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { McpSession } from "./mcp-session.ts";

/** What a model writes and reads. Tokens are those of o200k_base. */
export type Counts = {
  calls: number;
  bytesWritten: number;
  bytesRead: number;
  tokensWritten: number;
  tokensRead: number;
};

/** A host, as the model in it sees it: it calls a tool and reads the answer. */
export type Host = { call: (tool: string, input: object) => Promise<string> };

/**
 * A host that counts. Written is the JSON of a call's arguments; read is the answer's text, once.
 * @param steady turns a text into the one that is counted for it.
 */
export function countedHost(
  session: Pick<McpSession, "call">,
  steady: (text: string) => string,
): { host: Host; counts: () => Counts } {
  const counts: Counts = { calls: 0, bytesWritten: 0, bytesRead: 0, tokensWritten: 0, tokensRead: 0 };
  const call = async (tool: string, input: object) => {
    const written = steady(JSON.stringify(input));
    counts.calls += 1;
    counts.bytesWritten += Buffer.byteLength(written);
    counts.tokensWritten += countTokens(written);
    const answer = await session.call(tool, input);
    const read = steady(answer);
    counts.bytesRead += Buffer.byteLength(read);
    counts.tokensRead += countTokens(read);
    return answer;
  };
  return { host: { call }, counts: () => ({ ...counts }) };
}
