import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const TERMINAL = new URL("./terminal.ts", import.meta.url).href;

/** What a process of its own does with the terminal, when its input and output are pipes. */
function runPiped(code: string, input: string) {
  const script = `
    import { createTerminal } from ${JSON.stringify(TERMINAL)};
    const terminal = createTerminal(process);
    ${code}
  `;
  const args = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", "--input-type=module"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, "--eval", script], {
    input,
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

it("is not interactive through pipes, and has a width all the same", () => {
  const { stdout, stderr } = runPiped(
    "terminal.out(JSON.stringify([terminal.isInteractive, terminal.width])); terminal.err('wrong');",
    "",
  );
  expect(stdout).toBe("[false,100]\n");
  expect(stderr).toBe("wrong\n");
});

it("gives what was typed", () => {
  const { stdout } = runPiped("terminal.out(JSON.stringify(await terminal.ask('Well? ')));", "yes\n");
  expect(stdout).toBe('Well? "yes"\n');
});

it("takes the end of the input for an empty answer", () => {
  const { status, stdout } = runPiped("terminal.out(JSON.stringify(await terminal.ask('Well? ')));", "");
  expect(status).toBe(0);
  expect(stdout).toContain('""\n');
});
