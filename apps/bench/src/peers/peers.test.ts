import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

const folder = join(import.meta.dirname, "../../peers");
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const lock = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});

it("names exact versions, and locks the same ones", () => {
  const { dependencies } = manifest.parse(read("package.json"));
  const { packages } = lock.parse(read("package-lock.json"));
  for (const [name, version] of Object.entries(dependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version).toBe(version);
  }
});
