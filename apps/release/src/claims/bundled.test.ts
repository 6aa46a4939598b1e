import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkClaims } from "./check-claims.ts";
import { smallRepository } from "./for-tests.ts";

/** Versions as an install has written them down; `deep` is what `wide` needs, and `tool` builds. */
const INSTALLED = { wide: "4.0.0", deep: "1.2.0", typed: "2.0.0", beside: "3.0.0", tool: "5.0.0" };
type Versions = Partial<typeof INSTALLED>;

function lockfile(versions: Versions): string {
  const { wide, deep, typed, beside, tool } = { ...INSTALLED, ...versions };
  const of = (version: string, specifier = version) => ({ specifier, version });
  const server = {
    wide: of(`${wide}(tool@${tool})`, "catalog:"),
    tool: of(tool),
    "flowroute-client": of("link:../../packages/client", "workspace:*"),
  };
  return stringify({
    lockfileVersion: "9.0",
    catalogs: { default: { wide: { specifier: wide, version: wide } } },
    importers: {
      "apps/mcp": { devDependencies: server },
      "apps/tour": { devDependencies: server },
      "packages/client": {
        devDependencies: { "@scope/typed": of(typed), beside: of(beside), tool: of(tool) },
      },
    },
    snapshots: {
      [`wide@${wide}(tool@${tool})`]: { dependencies: { other: `deep@${deep}` } },
      [`deep@${deep}`]: { dependencies: { round: "1.0.0" } },
      "round@1.0.0": { optionalDependencies: { deep } },
      [`@scope/typed@${typed}`]: {},
      [`beside@${beside}`]: {},
      [`tool@${tool}`]: { dependencies: { deep } },
    },
  });
}

const workspace = (wide: string) =>
  stringify({ packages: ["spec", "apps/*", "packages/*"], catalog: { wide, tool: "5.0.0" } });
const build = (dts: boolean) => `export default { entry: "src/index.ts", dts: ${dts} };\n`;

/**
 * A branch of a repository in which the server bundles `wide` and the client, the client the types of `typed`, and the
 * contract nothing. Gives what the check says after some files have changed.
 */
async function said(changed: Record<string, string>, changeset?: string): Promise<string> {
  const repository = smallRepository();
  repository.version("packages/client", "flowroute-client", "0.0.0", { peerDependencies: { beside: "*" } });
  repository.write("packages/client/tsdown.config.ts", build(true));
  repository.write(
    "packages/client/src/index.ts",
    'import type { A } from "@scope/typed";\nimport { b } from "beside";\nimport { join } from "node:path";\n',
  );
  repository.write("apps/mcp/tsdown.config.ts", build(false));
  repository.write(
    "apps/mcp/src/index.ts",
    'import type { A } from "tool";\nimport { b } from "wide";\nexport * from "flowroute-client";\n',
  );
  repository.write("pnpm-workspace.yaml", workspace("4.0.0"));
  repository.write("pnpm-lock.yaml", lockfile({}));
  repository.write("LICENSE", "MIT");
  repository.write("scripts/bundled/notices.ts", "1");
  repository.write("scripts/run.mjs", "1");
  repository.commit();
  repository.branch("work");
  for (const [file, text] of Object.entries(changed)) repository.write(file, text);
  if (changeset !== undefined) repository.changeset(changeset, "patch");
  repository.commit();
  const verdict = (await checkClaims(repository.root, "main")).at(-1);
  expect(verdict?.passed).toBe(!verdict?.text.includes("  "));
  return (verdict?.text ?? "")
    .split("\n")
    .filter((line) => line.startsWith("  "))
    .map((line) => line.trim())
    .join("; ");
}

const locked = (versions: Versions) => ({ "pnpm-lock.yaml": lockfile(versions) });

describe("a changeset is asked for", () => {
  it.each<[string, Record<string, string>, string]>([
    [
      "a version of the catalog",
      { "pnpm-workspace.yaml": workspace("4.0.1"), ...locked({ wide: "4.0.1" }) },
      "flowroute-mcp: bundles wide 4.0.1 instead of 4.0.0",
    ],
    [
      "a version of the catalog that is not installed yet",
      { "pnpm-workspace.yaml": workspace("4.0.1") },
      "flowroute-mcp: bundles wide 4.0.1 instead of 4.0.0",
    ],
    [
      "what something bundled needs",
      locked({ deep: "1.2.1" }),
      "flowroute-mcp: bundles deep 1.2.1 instead of 1.2.0",
    ],
    [
      "types in declarations",
      locked({ typed: "2.1.0" }),
      "flowroute-client: bundles @scope/typed 2.1.0 instead of 2.0.0",
    ],
    [
      "the licence",
      { LICENSE: "MIT, too" },
      "flowroute-client: LICENSE; flowroute-mcp: LICENSE; flowroute-openapi: LICENSE",
    ],
    [
      "how licences of others are told",
      { "scripts/bundled/notices.ts": "2" },
      "flowroute-mcp: scripts/bundled/notices.ts",
    ],
  ])("by %s, of who bundles it alone", async (_, changed, asked) => {
    expect(await said(changed)).toBe(asked);
  });

  it("by what is bundled for the first time, or no more", async () => {
    const others = lockfile({}).replaceAll("deep", "deeper");
    expect(await said({ "pnpm-lock.yaml": others })).toBe(
      "flowroute-mcp: bundles deeper 1.2.0, bundles deep no more",
    );
  });
});

describe("no changeset is asked for", () => {
  it.each<[string, Record<string, string>]>([
    ["what builds and tests", locked({ tool: "5.0.1" })],
    ["what is installed beside the package", locked({ beside: "3.0.1" })],
    ["other scripts", { "scripts/run.mjs": "2" }],
  ])("by %s", async (_, changed) => {
    expect(await said(changed)).toBe("");
  });

  it("once one is there", async () => {
    expect(await said(locked({ deep: "1.2.1" }), "flowroute-mcp")).toBe("");
  });
});
