import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/** The revisions of the protocol that the suite has requirements of. */
export const REVISIONS = ["2025-11-25", "2026-07-28"] as const;
export type Revision = (typeof REVISIONS)[number];

const check = z.object({
  id: z.string(),
  status: z.enum(["SUCCESS", "FAILURE", "WARNING", "SKIPPED", "INFO"]),
  errorMessage: z.string().optional(),
});
export type Check = z.output<typeof check>;

/** What became of one scenario. */
export type Result = { revision: Revision; scenario: string; checks: readonly Check[] };

const require = createRequire(import.meta.url);
const packageJson = require.resolve("@modelcontextprotocol/conformance/package.json");
const { bin } = z.object({ bin: z.object({ conformance: z.string() }) }).parse(require(packageJson));
const SUITE = join(dirname(packageJson), bin.conformance);

const MOST_MS = 55_000;
const TAIL = 2_000;

/**
 * Runs every scenario of a revision, the required ones and those that are run but not scored.
 *
 * @param url of the MCP endpoint
 * @throws Error with the end of what the suite wrote, if it did not come to its end
 */
export async function runSuite(url: string, revision: Revision): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-conformance-"));
  try {
    const said = await run(["server", "--url", url, "--requirements", revision, "-o", folder]);
    const begun = [...said.matchAll(/^=== Running scenario: (\S+) ===$/gm)].map(([, name]) => name ?? "");
    const folders = readdirSync(folder);
    return begun.map((scenario) => {
      const saved = folders.find((name) => name.replace(TIME, "") === `server-${scenario}`);
      if (saved === undefined) throw new Error(`${scenario} left no result.\n${said}`);
      const checks = readFileSync(join(folder, saved, "checks.json"), "utf8");
      return { revision, scenario, checks: z.array(check).parse(JSON.parse(checks)) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the suite ends the names of its folders: `-2026-11-25T04-24-18-949Z`. */
const TIME = /-\d{4}-\d\d-\d\dT[\d-]+Z$/;

/** Gives what it wrote, also if scenarios failed: that is for the verdict. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { env: { NO_COLOR: "1" }, timeout: MOST_MS, maxBuffer: 50_000_000 };
    execFile(process.execPath, [SUITE, ...args], settings, (failed, stdout, stderr) => {
      if (stdout.includes("\n=== SUMMARY ===\n")) return resolve(stdout);
      const end = `${stdout}\n${stderr}`.trim().slice(-TAIL);
      reject(new Error(`The conformance suite did not come to its end (${failed?.code ?? 0}).\n${end}`));
    });
  });
}
