import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { HELP } from "./command-line.ts";
import { contractOperations } from "./contract/operations.ts";
import { SOURCE_CLI } from "./testing/command.ts";

const run = promisify(execFile);
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const LOOPED = /\$\{PRODUCT\}/;

/** What the README's loop goes through. */
const PRODUCTS = /for PRODUCT in ([a-z_ ]+);/.exec(readme)?.[1]?.split(" ") ?? [];

const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);

/** A folder whose `npx` starts this sandbox, with the node that runs the test beside it. */
function folderWithNpx(): string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-sandbox-readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const npx = `#!/bin/sh\n[ "$1" = flowroute-sandbox ] || exit 64\nshift\nexec "${process.execPath}" "${SOURCE_CLI}" "$@"\n`;
  writeFileSync(join(folder, "npx"), npx, { mode: 0o755 });
  writeFileSync(join(folder, "node"), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  return folder;
}

// They are for a POSIX shell.
test.skipIf(process.platform === "win32")("the README's curl examples work as they are written", async () => {
  const folder = folderWithNpx();
  // Whatever fails, the sandbox ends.
  const script = ["set -e", "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT", ...blocks].join("\n");
  const { stdout } = await run("bash", ["-c", script], {
    cwd: folder,
    env: { PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder },
    timeout: 25_000,
  });
  expect(stdout).toContain('"id":"12065550142"');
  expect(stdout).toContain('"alias":"Main PBX"');
  expect(stdout).toContain("cut, and sent all the same");
  expect(stdout).toContain('"fault":"1"');
  expect(stdout).toMatch(/"status":"(smsc submit|message buffered|delivered)"/);
});

test("there is an example for every operation, named by its operationId", () => {
  const calls = blocks
    .join("\n")
    .replaceAll("\\\n", " ")
    .split(/(?=curl )/)
    .slice(1)
    .flatMap((call) => (LOOPED.test(call) ? PRODUCTS.map((each) => call.replace(LOOPED, each)) : [call]));
  const requests = calls.map((call) => {
    const path = /\$URL([^"?]*)/.exec(call)?.[1] ?? "";
    const method = /-X (\w+)/.exec(call)?.[1] ?? (/ -d /.test(call) ? "POST" : "GET");
    return `${method} ${path}`;
  });
  for (const { operationId, method, path } of contractOperations) {
    const form = new RegExp(`^${method} ${path.replace(/\{\w+\}/, "(1\\d{10}|\\$MESSAGE)")}$`);
    expect(
      requests.some((request) => form.test(request)),
      operationId,
    ).toBe(true);
    expect(readme).toContain(`\`${operationId}\``);
  }
});

test("the README and the help name the same flags", () => {
  const flags = (text: string, form: RegExp) =>
    [...text.matchAll(form)].map(([, flag = ""]) => flag).toSorted();
  expect(flags(readme, /^\| `--([a-z-]+)/gm)).toEqual(flags(HELP, /^ {2}--([a-z-]+)/gm));
});
