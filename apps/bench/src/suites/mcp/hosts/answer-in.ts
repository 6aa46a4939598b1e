export type Answer = { id: number; result: unknown };

/** @returns undefined for a message that answers nothing. @throws Error when it says that something went wrong. */
export function answerIn(message: unknown): Answer | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  if (!("id" in message) || typeof message.id !== "number" || "method" in message) return undefined;
  if (!("result" in message)) throw new Error(`A server answered ${JSON.stringify(message)}.`);
  return { id: message.id, result: message.result };
}
