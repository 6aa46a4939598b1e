import { SettingsError } from "./settings.ts";

const [LEAST_MAJOR, LEAST_MINOR] = [22, 13];

/** @throws SettingsError that says which Node this is and which is needed. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR)) return;
  throw new SettingsError(
    `Node.js ${LEAST_MAJOR}.${LEAST_MINOR} or newer is needed, and this is ${version}. In a clone of the repository, npm start prints the path of one.`,
  );
}
