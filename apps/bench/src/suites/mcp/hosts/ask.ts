import type { Conversation } from "./stdio-host.ts";

/** Asks a server for something. @returns the result. @throws Error when it says that something went wrong. */
export type Ask = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** Asks over a conversation in which nobody else asks, one thing after the other. */
export function askOneByOne({ say, nextAnswer }: Conversation): Ask {
  // The introduction was 0.
  let lastId = 0;
  return async (method, params) => {
    const id = ++lastId;
    say({ method, id, params });
    const answer = await nextAnswer();
    if (answer.id !== id) throw new Error(`A server answered ${answer.id} when it was asked ${id}.`);
    return answer.result;
  };
}
