import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inWords, type Versions, version, versionsIn } from "./release.ts";
import type { Stage } from "./stage.ts";

/** What the second release adds to the client: to an entry that has bytes left. */
export const ADDED = "REHEARSED";
/** What the third adds to the contract's summary. */
export const SENTENCE = "This sentence is of a rehearsal.";

async function commitChange(stage: Stage, names: readonly string[], sentence: string): Promise<void> {
  const releases = names.map((name) => `"${name}": patch\n`).join("");
  await writeFile(
    join(stage.copy, ".changeset", "of-a-rehearsal.md"),
    `---\n${releases}---\n\n${sentence}\n`,
  );
  await stage.inCopy("git", "add", "--all");
  await stage.inCopy("git", "commit", "--quiet", "--message", `${sentence} (#1)`);
}

const NEXT = {
  patch: (version: string) => version.replace(/\d+$/, (patch) => String(Number(patch) + 1)),
  minor: (version: string) => version.replace(/(\d+)\.\d+$/, (_, minor) => `${Number(minor) + 1}.0`),
};

/** @throws Error if others than some packages got the next version, or these another one. */
export function expectNext(
  bump: keyof typeof NEXT,
  before: Versions,
  after: Versions,
  names: readonly string[],
): string {
  const expected = Object.fromEntries(
    Object.entries(before).map(([name, was]) => [name, names.includes(name) ? NEXT[bump](was) : was]),
  );
  if (inWords(expected) !== inWords(after))
    throw new Error(`The versions are ${inWords(after)}; they should be ${inWords(expected)}.`);
  return inWords(Object.fromEntries(Object.entries(after).filter(([name]) => names.includes(name))));
}

/** Changes the client alone: it is released, and so is the server that ships it. */
export async function changeClient(stage: Stage): Promise<string> {
  const before = versionsIn(stage);
  await appendFile(
    join(stage.copy, "packages/client/src/webhooks/index.ts"),
    `\n/** Whether this is a rehearsal. */\nexport const ${ADDED} = true;\n`,
  );
  await commitChange(stage, ["flowroute-client"], "The client tells that this is a rehearsal.");
  await version(stage);
  return expectNext("patch", before, versionsIn(stage), ["flowroute-client", "flowroute-mcp"]);
}

/**
 * Changes the contract: it is released, and so are the sandbox and the server that ship it. The client is only where
 * its types are others now.
 */
export async function changeContract(stage: Stage): Promise<string> {
  const before = versionsIn(stage);
  const file = join(stage.copy, "spec/openapi.yaml");
  const text = await readFile(file, "utf8");
  const changed = text.replace(/^( {2}summary: .*)$/m, `$1 ${SENTENCE}`);
  if (changed === text) throw new Error(`${file} has no summary under \`info\` to change any more.`);
  await writeFile(file, changed);
  await stage.inCopy(
    "pnpm",
    ...["exec", "turbo", "run", "generate", "--filter=flowroute-client", "--env-mode=loose"],
  );
  const generated = await stage.inCopy("git", "status", "--porcelain", "packages/client");
  const changedToo = generated.trim() === "" ? [] : ["flowroute-client"];
  await commitChange(
    stage,
    ["flowroute-openapi", ...changedToo],
    "The contract tells that this is a rehearsal.",
  );
  await version(stage);
  const names = ["flowroute-openapi", "flowroute-sandbox", "flowroute-mcp", ...changedToo];
  return `${expectNext("patch", before, versionsIn(stage), names)}; the client's types are ${changedToo.length > 0 ? "others" : "the same"}`;
}
