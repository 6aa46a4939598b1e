import type { Call } from "./keep-calling.ts";
import type { ReadTool } from "./read-tool.ts";

/**
 * Calls of a tool whose results are checked.
 * @param result of one more call.
 * @returns the call, after a first one whose result was looked at closely; every other has to give the same.
 */
export async function sameResult(result: () => Promise<unknown>, { told }: ReadTool): Promise<Call> {
  const first = await result();
  told.parse(first);
  const expected = JSON.stringify(first);
  return async () => {
    const answer = JSON.stringify(await result());
    if (answer !== expected) throw new Error(`A server answered ${answer} once, and ${expected} before.`);
  };
}
