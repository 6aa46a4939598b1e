// Imports nothing: it runs on a Node that is too old for everything else.
const [LEAST_MAJOR, LEAST_MINOR] = [22, 13];

/** What is wrong with this version of Node.js, if something is. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR)) return undefined;
  return `Node.js ${LEAST_MAJOR}.${LEAST_MINOR} or newer is needed, and this is ${version}. In a clone of the repository, npm start prints the path of one.`;
}
