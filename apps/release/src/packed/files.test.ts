import { globSync } from "node:fs";
import { sep } from "node:path";
import { describe, expect, test } from "vitest";
import { builtIn, NAMES, type Published } from "./published.ts";
import { openTarball } from "./tarball.ts";

interface Expected {
  files: readonly string[];
  /** What the build names after what is in it. */
  generated?: RegExp;
}

const EVERY = ["LICENSE", "README.md", "package.json"];
const twice = (names: readonly string[], endings: readonly string[]) =>
  names.flatMap((name) => endings.map((ending) => `dist/${name}.${ending}`));

const contract = ["paths", "schemas", "webhooks", "examples"].flatMap((folder) =>
  globSync(`${folder}/*.yaml`, { cwd: builtIn("flowroute-openapi", "") }).map((file) =>
    file.split(sep).join("/"),
  ),
);

const EXPECTED: Readonly<Record<Published, Expected>> = {
  "flowroute-openapi": { files: ["openapi.yaml", "dist/openapi.json", ...contract] },
  // It has no notices: nothing of others is in it.
  "flowroute-client": {
    files: twice(["index", "webhooks", "segments", "international"], ["js", "cjs", "d.ts", "d.cts"]),
    generated: /^dist\/[\w-]+-[\w-]{8}\.(js|cjs|d\.ts|d\.cts)$/,
  },
  "flowroute-sandbox": {
    files: [
      ...["cli.mjs", "cli.d.mts", "index.mjs", "index.d.mts", "console.mjs", "console.d.mts"],
      ...["THIRD-PARTY-LICENSES.txt", "exchanges.LICENSE.txt"],
    ].map((file) => `dist/${file}`),
    generated: /^dist\/[\w-]+-[\w-]{8}\.mjs$/,
  },
  "flowroute-mcp": {
    files: [
      ...["SAFETY.md", "DEPLOYMENT.md", "config.schema.json"],
      ...["dist/cli.js", "dist/THIRD-PARTY-LICENSES.txt", "dist/exchanges.LICENSE.txt"],
    ],
    generated: /^dist\/chunks\/[\w-]+\.js$/,
  },
};

describe.each(NAMES)("%s", (name) => {
  const { files, read } = openTarball(name);
  const expected = EXPECTED[name];

  test("holds what is meant, and nothing else", () => {
    const given = [...files.keys()].filter(
      (file) => file !== "CHANGELOG.md" && expected.generated?.test(file) !== true,
    );
    expect(given).toEqual([...EVERY, ...expected.files].sort());
  });

  test("tells of its changes, as soon as there are any", () => {
    const written = globSync("CHANGELOG.md", { cwd: builtIn(name, "") });
    expect([...files.keys()].filter((file) => file === "CHANGELOG.md")).toEqual(written);
  });

  test("is under the project's licence", () => {
    expect(read("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) 2026 The flowroute-mcp contributors\n/);
  });
});
