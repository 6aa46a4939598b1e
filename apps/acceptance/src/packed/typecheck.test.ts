import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { compile, type Setting } from "./compile.ts";
import { addPackage, CLIENT, makeProject, type Project } from "./project.ts";

const { resolve } = createRequire(import.meta.url);

const SETTINGS: Setting[] = (["typescript", "typescript-5"] as const).flatMap((typescript) =>
  (["nodenext", "bundler"] as const).flatMap((resolution) =>
    (["node", "dom"] as const).map((platform) => ({ typescript, resolution, platform })),
  ),
);

test.each([
  ["typescript", /^7\./],
  ["typescript-5", /^5\.9\./],
])("%s is the version that is meant", async (name, version) => {
  const manifest: unknown = await import(resolve(`${name}/package.json`), { with: { type: "json" } });
  expect(manifest).toMatchObject({ default: { version: expect.stringMatching(version) } });
});

describe.each([
  // A bundler resolves the same files for both.
  ["an ES module", "module", SETTINGS],
  ["CommonJS", "commonjs", SETTINGS.filter(({ resolution }) => resolution === "nodenext")],
] as const)("%s", (_, type, settings) => {
  let alone: Project;
  let withLibrary: Project;

  beforeAll(async () => {
    alone = await makeProject(inject("tarball"), type, ["everything.ts"]);
    withLibrary = await makeProject(inject("tarball"), type, ["international.ts"]);
    for (const project of [alone, withLibrary]) addPackage(project, "@types/node");
    addPackage(withLibrary, "libphonenumber-js", CLIENT);
  });
  afterAll(() => {
    for (const project of [alone, withLibrary]) project?.remove();
  });

  test.each(settings.map((setting): [string, Setting] => [Object.values(setting).join(", "), setting]))(
    "%s",
    async (_, setting) => {
      await Promise.all([
        compile(alone, ["everything.ts"], setting),
        compile(withLibrary, ["international.ts"], setting),
      ]);
    },
  );

  test("a program that is wrong does not compile", async () => {
    writeFileSync(join(alone.folder, "wrong.ts"), 'import { fax } from "flowroute-client"; fax();');
    const setting: Setting = { typescript: "typescript", resolution: "nodenext", platform: "node" };
    await expect(compile(alone, ["wrong.ts"], setting)).rejects.toThrow("no exported member 'fax'");
  });
});
