import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { pnpm, pnpmEnvironment, ROOT } from "./pnpm.mjs";

const PATH = [join(ROOT, "node_modules", ".bin"), process.env.PATH].join(delimiter);

/** Builds what an app of this repository works with, then runs it with this command's own arguments. */
export async function runApp(name, entry) {
  // Ctrl-C reaches the whole group: this process has only to wait until the app has ended its own children.
  process.on("SIGINT", () => {});
  const built = await run(
    ...pnpm("exec", "turbo", "run", "build", `--filter=${name}...`, "--output-logs=errors-only"),
  );
  process.exitCode = built === 0 ? await run("node", [entry, ...process.argv.slice(2)]) : built;
}

function run(command, args) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...pnpmEnvironment(), PATH }, stdio: "inherit" });
  const pass = () => child.kill("SIGTERM");
  process.once("SIGTERM", pass);
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(`Cannot run ${command}: ${error.message}. Run npm run setup.`);
      resolve(1);
    });
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", pass);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}
