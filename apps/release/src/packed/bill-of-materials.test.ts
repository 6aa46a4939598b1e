import { readFileSync } from "node:fs";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { builtIn, type Published } from "./published.ts";
import { openTarball } from "./tarball.ts";

const Component = z.object({
  "bom-ref": z.string(),
  group: z.string().optional(),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  licenses: z.array(z.object({ license: z.object({ id: z.string() }) })).length(1),
});
const Bill = z.object({
  metadata: z.object({ component: Component, timestamp: z.never().optional() }),
  serialNumber: z.never().optional(),
  components: z.array(Component),
});

const PROGRAMS: readonly Published[] = ["flowroute-sandbox", "flowroute-mcp"];

const textOf = (name: Published) => readFileSync(builtIn(name, "dist/sbom.cdx.json"), "utf8");

/** The table of contents of the notices: `name version (licence)`. */
function noted(notices: string): string[] {
  const [, list = ""] = notices.split("\n\n");
  return list.split("\n");
}

describe.each<Published>(["flowroute-client", ...PROGRAMS])("%s", (name) => {
  const text = textOf(name);
  const bill = Bill.parse(JSON.parse(text));

  test("its bill of materials is CycloneDX", async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  });

  test("names itself and each part by a package URL", () => {
    for (const { purl, group, name: own, version, "bom-ref": ref } of [
      bill.metadata.component,
      ...bill.components,
    ]) {
      const scope = group === undefined ? "" : `${group.replace("@", "%40")}/`;
      expect(purl).toBe(`pkg:npm/${scope}${own}@${version}`);
      expect(ref).toBe(purl);
    }
    expect(bill.metadata.component.name).toBe(name);
  });

  test("is an asset of the release: nobody installs it", () => {
    expect([...openTarball(name).files.keys()].filter((file) => file.endsWith(".cdx.json"))).toEqual([]);
  });
});

test.each(PROGRAMS)("%s ships the licence of every part that is in the bill, and of no other", (name) => {
  const { components } = Bill.parse(JSON.parse(textOf(name)));
  const notices = openTarball(name).read("dist/THIRD-PARTY-LICENSES.txt");
  const parts = components.map(
    ({ group, name: own, version, licenses }) =>
      `${group === undefined ? own : `${group}/${own}`} ${version} (${licenses.map(({ license }) => license.id).join()})`,
  );
  expect(noted(notices)).toEqual(parts.sort());
  const sections = notices.split(`\n\n${"-".repeat(80)}\n\n`).slice(1);
  for (const part of parts) {
    const [section = ""] = sections.filter((each) => each.split("\n\n", 1)[0]?.split("\n").includes(part));
    expect(section.length, part).toBeGreaterThan(part.length + 500);
  }
});

test("what the server has in it through the sandbox and its page is counted", () => {
  const parts = (name: Published) => Bill.parse(JSON.parse(textOf(name))).components.map(({ purl }) => purl);
  const sandbox = parts("flowroute-sandbox");
  expect(sandbox).toEqual(
    expect.arrayContaining([expect.stringContaining("/preact@"), expect.stringContaining("/ajv@")]),
  );
  expect(parts("flowroute-mcp")).toEqual(
    expect.arrayContaining([...sandbox, expect.stringContaining("/flowroute-sandbox@")]),
  );
});

test("nothing of others is in the client", () => {
  expect(Bill.parse(JSON.parse(textOf("flowroute-client"))).components).toEqual([]);
});
