import { describe, expect, it } from "vitest";
import { checkClaims } from "./check-claims.ts";
import { operation, smallRepository, tool } from "./for-tests.ts";
import { keepReleased } from "./released.ts";

const a = operation("listA");
const b = operation("listB");

/** A repository of which both packages were released, as they are. */
async function released() {
  const repository = smallRepository();
  repository.version("spec", "flowroute-openapi", "0.3.0");
  repository.version("apps/mcp", "flowroute-mcp", "0.4.0");
  await keepReleased(repository.root);
  return repository;
}

const judged = async (root: string) => {
  const [contract, tools] = await checkClaims(root);
  return { contract, tools };
};

describe("before the first release", () => {
  it("has nothing to hold anything against, and says so", async () => {
    const { root } = smallRepository();
    const nothing = expect.stringContaining("nothing has been released yet");
    expect(await judged(root)).toEqual({
      contract: { passed: true, text: nothing },
      tools: { passed: true, text: nothing },
    });
  });
});

describe("after a release", () => {
  it("asks nothing of what did not change", async () => {
    const { root } = await released();
    const same = expect.stringContaining("did not change since the last release");
    expect(await judged(root)).toEqual({
      contract: { passed: true, text: same },
      tools: { passed: true, text: same },
    });
  });

  it("does not pass without what was released", async () => {
    const repository = await released();
    repository.remove("apps/release/released/tools.json");
    const { contract, tools } = await judged(repository.root);
    expect(contract).toMatchObject({ passed: true });
    expect(tools).toMatchObject({ passed: false, text: expect.stringMatching(/at 0\.4\.0.*from git/) });
  });

  it("reads only what it wrote", async () => {
    const repository = await released();
    repository.write("apps/release/released/contract.json", "{");
    await expect(judged(repository.root)).rejects.toThrow(/contract\.json is not JSON/);
  });
});

// What happens to the contract, and the least that a changeset has to claim for it.
const asked = [
  { what: "a removed operation", paths: { "/b": b }, least: "major" },
  { what: "a new operation", paths: { "/a": a, "/b": b }, least: "minor" },
  { what: "a word", paths: { "/a": { get: { ...a.get, summary: "All." } } }, least: "patch" },
];
const CLAIMS = [undefined, "patch", "minor", "major"];
const cases = asked.flatMap((one) => CLAIMS.map((claim) => ({ ...one, claim })));

describe("the contract", () => {
  it.each(cases)("with $what, when a changeset claims $claim", async ({ paths, claim, least }) => {
    const repository = await released();
    repository.contract(paths);
    if (claim !== undefined) repository.changeset("flowroute-openapi", claim);
    const { contract, tools } = await judged(repository.root);
    expect(tools).toMatchObject({ passed: true });
    const isEnough = CLAIMS.indexOf(claim) >= CLAIMS.indexOf(least);
    expect(contract?.passed).toBe(isEnough);
    if (isEnough) return;
    expect(contract?.text).toContain(claim === undefined ? "no changeset raises it" : `claim a ${claim}`);
    expect(contract?.text).toContain(`choose ${least} for flowroute-openapi`);
  });

  it("names every change that asks for more, and no other", async () => {
    const repository = await released();
    repository.contract({ "/b": b });
    repository.changeset("flowroute-openapi", "minor");
    const { contract } = await judged(repository.root);
    expect(contract?.text.split("\n").filter((line) => line.startsWith("  "))).toEqual([
      "  major: /a: the path was removed",
      "  major: GET /a: the operation listA was removed",
    ]);
  });

  it("takes the most that any changeset claims", async () => {
    const repository = await released();
    repository.contract({});
    repository.changeset("flowroute-openapi", "patch");
    repository.write(".changeset/more.md", '---\n"flowroute-openapi": major\n---\n\nIt is so.\n');
    expect(await judged(repository.root)).toMatchObject({ contract: { passed: true } });
  });

  it("cannot be judged unbuilt", async () => {
    const repository = await released();
    repository.remove("spec/dist");
    await expect(judged(repository.root)).rejects.toThrow(/npm run build/);
  });
});

describe("the tools", () => {
  it("that are gone need a major, of their own package", async () => {
    const repository = await released();
    repository.tools(tool("read_a"));
    repository.changeset("flowroute-openapi", "major");
    const { tools } = await judged(repository.root);
    expect(tools).toMatchObject({
      passed: false,
      text: expect.stringContaining("get_a: the tool was removed"),
    });
    repository.changeset("flowroute-mcp", "major");
    expect(await judged(repository.root)).toMatchObject({ tools: { passed: true } });
  });
});
