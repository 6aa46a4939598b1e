import type { Conversation } from "../hosts/stdio-host.ts";
import type { Call } from "./keep-calling.ts";
import type { ReadTool } from "./read-tool.ts";
import { sameResult } from "./same-result.ts";

type Waiting = { resolve: (result: unknown) => void; reject: (reason: unknown) => void };

/** Calls of a tool where all answers come on one way, in whatever order: as many at once as are asked for. */
export function answeredCalls({ say, nextAnswer }: Conversation, tool: ReadTool): Promise<Call> {
  const waiting = new Map<number, Waiting>();
  // All ids are of one length, so that no message is longer than another.
  let lastId = 100_000;
  let isReading = false;

  // Reads as long as somebody waits, and no longer: a server that was not asked anything may be silent.
  const read = async () => {
    isReading = true;
    try {
      while (waiting.size > 0) {
        const { id, result } = await nextAnswer();
        waiting.get(id)?.resolve(result);
        waiting.delete(id);
      }
    } catch (error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    } finally {
      isReading = false;
    }
  };
  const result = () =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      say({ method: "tools/call", id, params: { name: tool.name, arguments: tool.arguments } });
      if (!isReading) void read();
    });
  return sameResult(result, tool);
}
