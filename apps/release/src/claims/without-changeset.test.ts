import { describe, expect, it } from "vitest";
import { checkClaims } from "./check-claims.ts";
import { smallRepository } from "./for-tests.ts";

/** A branch of a small repository, and what the check says of it. */
function onBranch() {
  const repository = smallRepository();
  repository.branch("work");
  const verdict = async (since = "main") => (await checkClaims(repository.root, since)).at(-1);
  return { ...repository, verdict };
}

const FINE = { passed: true };

describe("a branch", () => {
  it("that changes nothing needs nothing", async () => {
    expect(await onBranch().verdict()).toMatchObject(FINE);
  });

  it("that changes a published package needs a changeset for it", async () => {
    const branch = onBranch();
    branch.write("apps/mcp/src/a.ts", "1");
    branch.commit();
    const verdict = await branch.verdict();
    expect(verdict).toMatchObject({ passed: false });
    expect(verdict?.text).toContain("flowroute-mcp: apps/mcp/src/a.ts");
    expect(verdict?.text).toContain("npm run changeset");
    expect(verdict?.text).not.toContain("flowroute-openapi");
    branch.changeset("flowroute-mcp", "patch");
    branch.stage();
    expect(await branch.verdict()).toMatchObject(FINE);
  });

  it("needs one for each, not one for any", async () => {
    const branch = onBranch();
    branch.write("apps/mcp/src/a.ts", "1");
    branch.write("spec/openapi.yaml", "openapi: 3.1.0");
    branch.changeset("flowroute-openapi", "minor");
    branch.commit();
    const verdict = await branch.verdict();
    expect(verdict).toMatchObject({ passed: false, text: expect.stringContaining("flowroute-mcp") });
    expect(verdict?.text).not.toContain("  flowroute-openapi");
  });

  it("is not served by a changeset that was there before", async () => {
    const repository = smallRepository();
    repository.changeset("flowroute-mcp", "minor");
    repository.commit();
    repository.branch("work");
    repository.write("apps/mcp/src/a.ts", "1");
    repository.commit();
    expect((await checkClaims(repository.root, "main")).at(-1)).toMatchObject({ passed: false });
  });

  it("may say that nobody will notice", async () => {
    const branch = onBranch();
    branch.write("apps/mcp/src/a.ts", "1");
    branch.changeset("nothing", undefined);
    branch.commit();
    expect(await branch.verdict()).toMatchObject(FINE);
  });

  it.each([
    "apps/tour/src/a.ts",
    "README.md",
    "apps/mcp/src/deep/a.test.ts",
    "apps/mcp/a.test.ts",
    "apps/mcp/src/a.test-d.ts",
    "apps/mcp/src/guard/for-tests.ts",
    "apps/mcp/src/guard/poolers-for-tests.ts",
    "apps/mcp/src/testing/a.ts",
    "apps/mcp/test/hosts.ts",
    "apps/mcp/vitest.config.ts",
    "apps/mcp/tools.json",
    "spec/checks/contract.ts",
  ])("may change %s, which nobody installs", async (file) => {
    const branch = onBranch();
    branch.write(file, "1");
    branch.commit();
    expect(await branch.verdict()).toMatchObject(FINE);
  });

  it.each([
    "apps/mcp/README.md",
    "apps/mcp/src/test/hosts.ts",
    "apps/mcp/src/tools.json",
    "apps/mcp/src/latest.ts",
    "spec/paths/a b é.yaml",
  ])("may not change %s just so", async (file) => {
    const branch = onBranch();
    branch.write(file, "1");
    branch.commit();
    expect(await branch.verdict()).toMatchObject({ passed: false, text: expect.stringContaining(file) });
  });

  it("counts what is removed, or moved away", async () => {
    const repository = smallRepository();
    repository.write("apps/mcp/src/a.ts", "1");
    repository.commit();
    repository.branch("work");
    repository.write("apps/tour/src/a.ts", repository.read("apps/mcp/src/a.ts"));
    repository.remove("apps/mcp/src/a.ts");
    repository.commit();
    expect((await checkClaims(repository.root, "main")).at(-1)).toMatchObject({ passed: false });
  });

  it("that releases what waited uses its changesets up", async () => {
    const repository = smallRepository();
    repository.changeset("flowroute-mcp", "minor");
    repository.commit();
    repository.branch("release");
    repository.remove(".changeset/flowroute-mcp.md");
    repository.version("apps/mcp", "flowroute-mcp", "0.1.0");
    repository.write("apps/mcp/CHANGELOG.md", "It is so.");
    repository.write("apps/release/released/tools.json", repository.read("apps/mcp/tools.json"));
    repository.commit();
    expect((await checkClaims(repository.root, "main")).at(-1)).toMatchObject(FINE);
  });

  it("cannot be told from what git does not know", async () => {
    await expect(onBranch().verdict("nowhere")).rejects.toThrow(/fetch-depth: 0/);
  });

  it("refuses patterns that git would read otherwise", async () => {
    const branch = onBranch();
    const config = branch.read(".changeset/config.json").replace("!tools.json", "!{tools,other}.json");
    branch.write(".changeset/config.json", config);
    await expect(branch.verdict()).rejects.toThrow(/a pattern that git cannot read/);
  });
});
