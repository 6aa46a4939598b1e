import { ADDED, changeClient, changeContract, SENTENCE } from "./changes.ts";
import { copyRepository } from "./copy-repository.ts";
import { addEndpoint, releaseEndpoint, tryEndpoint } from "./endpoint.ts";
import { build, publish, version, versionsIn } from "./release.ts";
import type { Stage } from "./stage.ts";
import { installEach } from "./visitor/install-each.ts";
import { openProject } from "./visitor/project.ts";
import { readContract } from "./visitor/read-contract.ts";
import { speakToServer } from "./visitor/speak-to-server.ts";
import { useClient } from "./visitor/use-client.ts";

/** One thing that has to go well for the next to be tried. */
export interface Step {
  name: string;
  /** What to do when it does not. */
  advice: string;
  /** Gives what came of it, in a few words. */
  run(stage: Stage): Promise<string>;
}

async function contractIsRead(stage: Stage): Promise<string> {
  const { paths } = await readContract(stage);
  if (paths === 0) throw new Error("The installed contract has no path.");
  return `${paths} paths, by import and by require`;
}

async function clientIsNew(stage: Stage): Promise<string> {
  const project = await openProject(stage);
  const { version } = await project.install("flowroute-client");
  const released = versionsIn(stage)["flowroute-client"];
  if (version !== released)
    throw new Error(`npm installs flowroute-client ${version}; ${released} was released.`);
  const found = await project.node(
    "--eval",
    `process.stdout.write(String(require("flowroute-client/webhooks").${ADDED}))`,
  );
  if (found !== "true") throw new Error(`flowroute-client ${version} was published without the change.`);
  return `flowroute-client ${version} has the change; ${await speakToServer(stage)}`;
}

async function contractIsNew(stage: Stage): Promise<string> {
  const { summary } = await readContract(stage);
  if (!summary.endsWith(SENTENCE)) throw new Error("flowroute-openapi was published without the change.");
  return `flowroute-openapi has the change; ${await speakToServer(stage)}`;
}

const BUILD = { advice: "Run `pnpm build` and mend what it says.", run: build };
const PUBLISH = {
  advice:
    "Look at `name`, `version`, `files` and `publishConfig` of the package; `changeset pack` and `changeset publish --from-pack-dir` are what a real release runs.",
  run: publish,
};
const BUMPS =
  "What ships what is found in apps/release/src/version/shipped.ts, what is released by apps/release/src/version/note-shipments.ts.";
const RUNS =
  "What was published does not run as npm installs it: look at `files`, `bin` and `exports` of the package, and at what its build left to be installed.";

const EXAMPLE =
  "docs/add-an-endpoint.patch is the example of CONTRIBUTING, and what it builds on is another by now: apply it with `git apply --3way`, mend it, and write the patch again.";

/**
 * A whole release, then one after a change to the client, and one after a change to the contract; and an endpoint more,
 * as CONTRIBUTING says that one is added.
 */
export const STEPS: readonly Step[] = [
  {
    name: "copy the repository and install",
    advice:
      "Run `pnpm install` in the repository; its lockfile has to be up to date and its store to be full.",
    run: copyRepository,
  },
  {
    name: "version",
    advice: "Run `changeset status` to see which changeset is wrong.",
    run: version,
  },
  { name: "build", ...BUILD },
  { name: "publish", ...PUBLISH },
  {
    name: "install every package alone",
    advice:
      "A package that needs others has `dependencies`: bundle them. One that is too large has more in `files` or in its bundle than before.",
    run: installEach,
  },
  { name: "npx flowroute-mcp --sandbox answers", advice: RUNS, run: speakToServer },
  { name: "the client compiles and calls npx flowroute-sandbox", advice: RUNS, run: useClient },
  { name: "the contract is read", advice: RUNS, run: contractIsRead },
  { name: "a change to the client: version", advice: BUMPS, run: changeClient },
  { name: "a change to the client: build", ...BUILD },
  { name: "a change to the client: publish", ...PUBLISH },
  { name: "a change to the client: it is what people get", advice: RUNS, run: clientIsNew },
  { name: "a change to the contract: version", advice: BUMPS, run: changeContract },
  { name: "a change to the contract: build", ...BUILD },
  { name: "a change to the contract: publish", ...PUBLISH },
  { name: "a change to the contract: it is what people get", advice: RUNS, run: contractIsNew },
  { name: "a new endpoint: it is added", advice: EXAMPLE, run: addEndpoint },
  { name: "a new endpoint: it works", advice: EXAMPLE, run: tryEndpoint },
  { name: "a new endpoint: version", advice: BUMPS, run: releaseEndpoint },
];
