import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const STDERR = new URL("./stderr.ts", import.meta.url).href;

/** The lines on the stderr of a process that logs a hundred of them and then ends as it is told to. */
async function linesOf(ending: string): Promise<string[]> {
  const program = `
    const { toStderr } = await import(${JSON.stringify(STDERR)});
    const destination = toStderr();
    const log = (id) => destination.write("line " + id + "\\n");
    for (let id = 0; id < 100; id++) log(id);
    ${ending}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.once("data", () => child.kill("SIGTERM"));
  const [stderr] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return stderr.match(/^line \d+$/gm) ?? [];
}

const lines = (count: number) => Array.from({ length: count }, (_, id) => `line ${id}`);

const ON_SIGTERM: [ending: string, program: string, lines: number] = [
  "on SIGTERM, after what it does then",
  `process.once("SIGTERM", () => { log(100); process.exit(); });
   setInterval(() => {}, 1000);
   process.stdout.write("ready");`,
  101,
];

test.concurrent.each([
  ["by an error that nobody caught", 'setImmediate(() => { throw new Error("a defect"); });', 100],
  // On Windows it ends a process at once.
  ...(process.platform === "win32" ? [] : [ON_SIGTERM]),
])("no line is lost when a process ends %s", async (_, ending, count) => {
  expect(await linesOf(ending)).toEqual(lines(count));
});

test.concurrent("lines do not wait for others for long", async () => {
  // SIGKILL leaves no time for anything: what is there was written before.
  const killed = 'setTimeout(() => process.kill(process.pid, "SIGKILL"), 500);';
  expect(await linesOf(killed)).toEqual(lines(100));
});
