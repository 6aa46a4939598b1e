import { homedir } from "node:os";
import { posix, win32 } from "node:path";
import { SettingsError } from "./settings-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const NAME = "flowroute-mcp";

type Where = { environment: Environment; platform: string };

/** An absolute path; undefined for an empty one, and for `~`, which only a shell expands. */
export const readFolder = (text: string, { platform }: Pick<Where, "platform">): string | undefined =>
  FOLDER.test(text) ? pathsOf(platform).resolve(text) : undefined;

export const FOLDER = /^\s*[^~\s]/;

/** Where programs of this operating system keep such data. */
export function usualStateFolder({ environment, platform }: Where): string {
  const { join, isAbsolute } = pathsOf(platform);
  const absolute = (name: string): string | undefined => {
    const folder = environment[name];
    return folder !== undefined && isAbsolute(folder) ? folder : undefined;
  };
  const home = () => absolute(platform === "win32" ? "USERPROFILE" : "HOME") ?? homeOfTheUser();
  if (platform === "win32") return join(absolute("LOCALAPPDATA") ?? join(home(), "AppData", "Local"), NAME);
  if (platform === "darwin") return join(home(), "Library", "Application Support", NAME);
  // The XDG specification has a relative one ignored.
  return join(absolute("XDG_STATE_HOME") ?? join(home(), ".local", "state"), NAME);
}

const pathsOf = (platform: string) => (platform === "win32" ? win32 : posix);

function homeOfTheUser(): string {
  try {
    return homedir();
  } catch {
    throw new SettingsError(
      "This user has no home folder to keep the ledger in. Say with --state FOLDER (or FLOWROUTE_MCP_STATE) where to keep it.",
    );
  }
}
