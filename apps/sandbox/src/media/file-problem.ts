/** Why a file cannot be sent. The message is what follows `File at "menu.png" `, a sentence for the sender. */
export class FileProblem extends Error {}

export const PRIVATE_ADDRESS =
  "is at a private address. Start the sandbox with --allow-private-media to allow it.";

/** The carrier's limit of a text and its media together. */
export const MESSAGE_LIMIT_BYTES = 767_840;

export const OVER_LIMIT = `is over ${MESSAGE_LIMIT_BYTES} byte limit.`;

const CONNECTION_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed before all of it had come",
  EHOSTUNREACH: "its host cannot be reached",
  ENETUNREACH: "its host cannot be reached",
  ENOTFOUND: "its host name is not known",
  EAI_AGAIN: "its host name could not be looked up",
  ETIMEDOUT: "its host does not answer",
};

/** What a failed connection means; undefined for anything else. Error messages have addresses in them, codes do not. */
export function connectionProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const { code } = error;
  const fault = code.startsWith("HPE_") ? "the answer is not valid HTTP" : CONNECTION_FAULTS[code];
  return `could not be fetched: ${fault ?? `the connection failed (${code})`}.`;
}
