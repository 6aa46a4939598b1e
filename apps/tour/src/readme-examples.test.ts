// The READMEs' programs, run as they are written, against the sandbox. (Those of webhooks and spans are run beside
// the client's code, with the libraries that they import.)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import contract from "flowroute-openapi" with { type: "json" };
import { createSandbox } from "flowroute-sandbox";
import { expect, onTestFinished, test } from "vitest";

const HERE = fileURLToPath(new URL("..", import.meta.url));

const programs = (page: string, language: string) =>
  Array.from(
    readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8").matchAll(
      new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"),
    ),
    ([, program = ""]) => program,
  );

/** Runs a program that stands in this folder, where names lead to what was built; rejects unless it ends well. */
async function run(program: string, env: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-"], {
    cwd: HERE,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  child.stdin.end(program);
  const [told, failed, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  if (code !== 0) throw new Error(`The example ended with ${code}: ${failed}`);
  return told;
}

/** What a program says in its comments that its lines print. */
const promised = (program: string) =>
  Array.from(program.matchAll(/^console\.log\(.*\); \/\/ (?!\w+: )(.+)$/gm), ([, said]) => said);

/** Node writes objects on more lines and with other quotes. */
const bare = (told: string) => told.replaceAll(/[\s"']/g, "");

const ELSEWHERE = /from "(flowroute-client\/webhooks|@opentelemetry\/api)"/;
const NUMBER = "12065550123";
const client = programs("packages/client/README.md", "ts").filter((program) => !ELSEWHERE.test(program));

test("there are examples of the client", () => {
  expect(client.length).toBeGreaterThan(10);
  expect(client.flatMap(promised)).toHaveLength(6);
});

test.each(client)("an example of the client's README runs: %#", async (program) => {
  const sandbox = await createSandbox({ inventory: 20_000, timeScale: 0 });
  onTestFinished(() => sandbox.close());
  sandbox.control.seed({ numbers: [{ number: NUMBER }] });
  const printed = await run(program, {
    FLOWROUTE_BASE_URL: sandbox.url,
    FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
    FLOWROUTE_SECRET_KEY: sandbox.secretKey,
  });
  for (const said of promised(program)) expect(bare(printed)).toContain(bare(said ?? ""));
});

test.each(programs("apps/sandbox/README.md", "ts"))(
  "an example of the sandbox's README runs: %#",
  async (program) => {
    expect(await run(program)).toContain("/v2/numbers");
  },
);

test.each(programs("spec/README.md", "js"))(
  "an example of the contract's README runs: %#",
  async (program) => {
    expect(await run(`${program}\nconsole.log(contract.info.title);`)).toBe(`${contract.info.title}\n`);
  },
);
