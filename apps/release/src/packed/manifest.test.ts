import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { repositoryAddress } from "../repository-address.ts";
import { directoryOf, NAMES, ROOT } from "./published.ts";
import { openTarball } from "./tarball.ts";

const Repository = z.object({ type: z.literal("git"), url: z.string() });
const Root = z.object({ repository: Repository });

/** What npm's page and its provenance want to know. */
const Manifest = z.object({
  name: z.string(),
  description: z.string().min(30),
  license: z.literal("MIT"),
  author: z.string(),
  homepage: z.string(),
  repository: Repository.extend({ directory: z.string() }),
  bugs: z.object({ url: z.string() }),
  keywords: z.array(z.string()).min(3),
  engines: z.object({ node: z.string() }).optional(),
  private: z.never().optional(),
  dependencies: z.never().optional(),
  optionalDependencies: z.never().optional(),
  bundledDependencies: z.never().optional(),
  bundleDependencies: z.never().optional(),
  scripts: z.record(z.string(), z.string()),
});

const { repository } = Root.parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
const page = repositoryAddress(ROOT);

/** A contract is read by anything; the programs need a Node of some age. */
const ENGINES: Readonly<Record<string, string>> = {
  "flowroute-client": ">=20",
  "flowroute-sandbox": ">=22.13",
  "flowroute-mcp": ">=22.13",
};

describe.each(NAMES)("%s", (name) => {
  const directory = directoryOf(name);
  const text = openTarball(name).read("package.json");
  const manifest = Manifest.parse(JSON.parse(text));

  test("says what it is, whose, and where it comes from", () => {
    expect(manifest).toMatchObject({
      name,
      author: "The flowroute-mcp contributors",
      homepage: `${page}/tree/main/${directory}#readme`,
      repository: { ...repository, directory },
      bugs: { url: `${page}/issues` },
    });
    expect(manifest.engines?.node).toBe(ENGINES[name]);
  });

  test("names versions that npm understands", () => {
    expect(text).not.toMatch(/"(workspace|catalog|link|file):/);
  });

  test("runs nothing when it is installed", () => {
    expect(
      Object.keys(manifest.scripts).filter((script) => /^(pre|post)?install$|^prepare$/.test(script)),
    ).toEqual([]);
  });
});
