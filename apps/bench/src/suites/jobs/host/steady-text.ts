import { createHash } from "node:crypto";

const MESSAGE_ID = /mdr2-[0-9a-f]{32}/g;

/**
 * What is counted of a text: ids of messages are drawn at random, and how many tokens one is depends on its digits. So
 * the n-th id that comes up counts as the n-th of a series that is always the same. Addresses count as the carrier's,
 * which are in its answers where the sandbox's are in the sandbox's.
 */
export function steadyText(sandboxUrl: string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replaceAll(sandboxUrl, "https://api.flowroute.com").replace(MESSAGE_ID, (id) => {
      const steady = known.get(id) ?? nthId(known.size);
      known.set(id, steady);
      return steady;
    });
}

const nthId = (n: number): string =>
  `mdr2-${createHash("sha256").update(String(n)).digest("hex").slice(0, 32)}`;
