/** node:sqlite needs no flag from here on. */
const LEAST = [22, 13] as const;

/** What is wrong with this version of Node.js, if something is. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined;
  return `Node.js ${LEAST.join(".")} or newer is needed, and this is ${version}.`;
}
