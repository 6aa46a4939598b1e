import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ledgerFile } from "../guard/ledger/ledger-file.ts";
import { fakeTerminal, inFolder, stateFolder } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

it("says which ledger cannot be used, and leaves it as it is", async () => {
  const folder = stateFolder();
  mkdirSync(folder);
  const file = ledgerFile(folder, "real");
  writeFileSync(file, "This is no database. ".repeat(100));
  for (const command of [
    { kind: "approvals", ledger: inFolder(folder) },
    { kind: "approve", ledger: inFolder(folder), code: undefined },
    {
      kind: "audit",
      ledger: inFolder(folder),
      sinceText: "7d",
      caller: undefined,
      json: true,
      sandbox: false,
    },
    { kind: "opt-outs", ledger: inFolder(folder), action: { do: "list" } },
  ] as const) {
    const { terminal, shown } = fakeTerminal();
    expect(await runCommand(command, terminal)).toBe(1);
    expect(shown.out).toBe("");
    expect(shown.err).toContain(`The ledger ${file} cannot be used`);
    expect(shown.err).toContain("flowroute-mcp doctor");
  }
  expect(readFileSync(file, "utf8")).toMatch(/^This is no database/);
});
