import { spawn } from "node:child_process";
import { turbo } from "./run.mjs";

// Called by `npm start`, after the install: build what the tour shows, then give it.
if (!turbo("build", "--filter=flowroute-tour^...")) process.exit(1);

const tour = spawn(process.execPath, ["apps/tour/src/cli.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => tour.kill(signal));
tour.on("exit", (code) => process.exit(code ?? 1));
