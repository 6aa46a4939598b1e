import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./command.ts";

/** A script that tells its arguments in JSON, where npm puts such: on Windows it is one that only a shell starts. */
function installTeller(): { cwd: string; path: string } {
  // A blank is in the path of many home folders there.
  const cwd = mkdtempSync(join(tmpdir(), "flowroute command "));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const path = join(cwd, "node_modules", ".bin");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "tell.mjs"), "console.log(JSON.stringify(process.argv.slice(2)));\n");
  writeFileSync(join(path, "tell.cmd"), '@node "%~dp0\\tell.mjs" %*\r\n');
  writeFileSync(join(path, "tell"), '#!/bin/sh\nexec node "$(dirname "$0")/tell.mjs" "$@"\n');
  chmodSync(join(path, "tell"), 0o755);
  return { cwd, path };
}

test("every argument reaches a program whole", async () => {
  const { cwd, path } = installTeller();
  const PATH = [path, dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const system = process.env["SystemRoot"];
  const env = { PATH, ...(system === undefined ? {} : { SystemRoot: system }) };
  const { signal } = new AbortController();
  const args = [
    "The repository as it is",
    "(#1)",
    "--filter=...^flowroute-mcp",
    "100%",
    "%PATH%",
    'a "quoted" word',
    "$HOME & <others> | `more`; *",
    "",
    "a\\b c\\",
  ];
  expect(JSON.parse(await run("tell", args, { cwd, env, signal }))).toEqual(args);
});
