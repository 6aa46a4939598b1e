import { userInfo } from "node:os";

/** Who decides here, for the audit. */
export const operatorInWords = (): string => `${userName() ?? "unknown user"} in a terminal`;

function userName(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    // A container may run as a user that has no name.
    return undefined;
  }
}
