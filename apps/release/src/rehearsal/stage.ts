import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { run } from "./command.ts";
import { openRegistry, type Registry } from "./registry.ts";

/** What the programs of a machine need to know of it. Everything else that is set stays outside. */
const OF_THE_MACHINE = [
  "SystemRoot",
  "ComSpec",
  "PATHEXT",
  "TEMP",
  "TMP",
  "TMPDIR",
  "LANG",
  "NUMBER_OF_PROCESSORS",
];

/** Where a release is rehearsed: a folder with a copy of the repository, a home of nobody, and a registry. */
export interface Stage {
  /** The repository that is rehearsed; nothing is written there. */
  root: string;
  folder: string;
  copy: string;
  registry: Registry;
  signal: AbortSignal;
  /** What people have who install from the registry: Node and npm, and none of this repository's tools. */
  visitor: Readonly<Record<string, string>>;
  /** Runs a tool of the repository in its copy. */
  inCopy(program: string, ...args: string[]): Promise<string>;
  close(): Promise<void>;
}

function environmentOf(home: string, path: readonly string[], registry: string): Record<string, string> {
  const config = join(home, ".npmrc");
  const authority = registry.replace(/^http:/, "");
  // Any word will do as a token: the registry takes packages from everybody, and npm wants one.
  writeFileSync(
    config,
    `registry=${registry}\n${authority}:_authToken=rehearsal\nfund=false\naudit=false\nupdate-notifier=false\n`,
  );
  writeFileSync(join(home, "gitconfig"), "");
  const machine = OF_THE_MACHINE.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(machine),
    PATH: path.join(delimiter),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, "roaming"),
    LOCALAPPDATA: join(home, "local"),
    npm_config_userconfig: config,
    npm_config_globalconfig: join(home, "npmrc-of-the-machine"),
    npm_config_cache: join(home, "npm-cache"),
    // pnpm would install again as soon as versions have changed, from a registry that has nothing to install.
    pnpm_config_verify_deps_before_run: "false",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: join(home, "gitconfig"),
    GIT_AUTHOR_NAME: "Rehearsal",
    GIT_AUTHOR_EMAIL: "rehearsal@example.com",
    GIT_COMMITTER_NAME: "Rehearsal",
    GIT_COMMITTER_EMAIL: "rehearsal@example.com",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    CI: "true",
    NO_COLOR: "1",
  };
}

/** Makes it in the folder for temporary files. Closing it stops and removes everything. */
export async function openStage(root: string, signal: AbortSignal): Promise<Stage> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "flowroute-rehearsal-")));
  const [copy, home, store] = [join(folder, "copy"), join(folder, "home"), join(folder, "registry")];
  for (const each of [copy, home, store]) mkdirSync(each);
  const registry = await openRegistry(store);

  // npm and pnpm put the tools of the repository first for their scripts; a visitor has none of them.
  const ofTheMachine = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((each) => !/node_modules[/\\]\.bin[/\\]?$/.test(each));
  const visitor = environmentOf(home, [dirname(process.execPath), ...ofTheMachine], registry.url);
  const PATH = [join(copy, "node_modules", ".bin"), visitor["PATH"]].join(delimiter);

  return {
    root,
    folder,
    copy,
    registry,
    signal,
    visitor,
    inCopy: (program, ...args) => run(program, args, { cwd: copy, env: { ...visitor, PATH }, signal }),
    async close() {
      await registry.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
