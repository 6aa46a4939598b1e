import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const FOLDER = join(import.meta.dirname, "../../peers");

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
// A package with one command may say its file alone: the command is then called what the package is, without its scope.
const packageSchema = z
  .object({
    name: z.string(),
    version: z.string(),
    bin: z.union([z.string(), z.record(z.string(), z.string())]).default({}),
  })
  .transform(({ name, version, bin }) => ({
    version,
    bin: typeof bin === "string" ? { [name.slice(name.lastIndexOf("/") + 1)]: bin } : bin,
  }));

/** Servers and clients of others: the versions of what is installed, and where they are. */
export type Peers = {
  versions: Readonly<Record<string, string>>;
  /** The file behind a command. */
  bin: (packageName: string, command: string) => string;
  /** Where `require.resolve` and dynamic imports begin to look. */
  folder: string;
};

/**
 * The peers, installed now if they are not there: they are many times as large as what they are held against, and
 * nothing else needs them. Whatever happens is said.
 * @returns undefined when they cannot be had, say without a network.
 */
export async function installPeers(
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Peers | undefined> {
  const wanted = manifestSchema.parse(readJson(join(FOLDER, "package.json"))).dependencies;
  // npm writes its own list last: without it an install was broken off half way.
  const isThere = () =>
    existsSync(join(FOLDER, "node_modules", ".package-lock.json")) &&
    Object.entries(wanted).every(([name, version]) => installed(name)?.version === version);
  if (!isThere()) {
    const list = Object.entries(wanted).map(([name, version]) => `${name} ${version}`);
    say(`Installing into apps/bench/peers/node_modules, once, about 340 MB: ${list.join(", ")} …`);
    try {
      await npmCi(signal);
    } catch (error) {
      signal.throwIfAborted();
      say(`The peers are left out, since npm ci failed: ${reasonOf(error)}`);
      return undefined;
    }
  }
  return { versions: wanted, bin, folder: FOLDER };
}

async function npmCi(signal: AbortSignal): Promise<void> {
  // Scripts of packages have no business here: all that one of them does is to report the install to its maker.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"];
  // npm runs on the Node that comes first, which has to be this one.
  const PATH = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  await promisify(execFile)("npm", args, {
    cwd: FOLDER,
    env: { ...process.env, PATH },
    shell: process.platform === "win32",
    timeout: 300_000,
    signal,
  });
}

function bin(packageName: string, command: string): string {
  const file = installed(packageName)?.bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(FOLDER, "node_modules", packageName, file);
}

function installed(packageName: string): z.infer<typeof packageSchema> | undefined {
  try {
    return packageSchema.parse(readJson(join(FOLDER, "node_modules", packageName, "package.json")));
  } catch {
    // Not there, or half of it.
    return undefined;
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** npm says first what went wrong, and much else after it. */
function reasonOf(error: unknown): string {
  const lines = error instanceof Error ? error.message.split("\n") : [];
  return lines.find((line) => line.startsWith("npm error")) ?? lines[0] ?? "";
}
