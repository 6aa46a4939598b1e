import { copyFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { run } from "../command.ts";
import type { Stage } from "../stage.ts";
import { openProject, type Project } from "./project.ts";
import { withSandbox } from "./sandbox.ts";

const PROGRAM = fileURLToPath(new URL("./program.ts", import.meta.url));

const came = z.object({
  bought: z.string(),
  sent: z.string(),
  parts: z.literal(1),
  got: z.literal("inbound_sms"),
});
const manifest = z.object({ version: z.string() });

/** The compilers that people have: the one of this repository, and the one that the client is made with. */
function compilers({ copy }: Stage): { version: string; path: string }[] {
  return ["apps/release", "packages/client"].map((owner) => {
    const require = createRequire(join(copy, owner, "package.json"));
    const { version } = manifest.parse(require("typescript/package.json"));
    return { version, path: join(dirname(require.resolve("typescript/package.json")), "bin", "tsc") };
  });
}

const OPTIONS = {
  strict: true,
  skipLibCheck: false,
  target: "es2022",
  module: "nodenext",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  outDir: "out",
  rootDir: ".",
};

async function compiled(stage: Stage, type: "module" | "commonjs"): Promise<Project> {
  const project = await openProject(stage, type);
  await project.install("flowroute-client");
  await copyFile(PROGRAM, join(project.cwd, "program.ts"));
  await writeFile(
    join(project.cwd, "tsconfig.json"),
    JSON.stringify({ compilerOptions: OPTIONS, files: ["program.ts"] }),
  );
  for (const { path } of compilers(stage)) await project.node(path, "-p", ".");
  return project;
}

/** Compiles a program against the installed client, as an ES module and as CommonJS, and runs both on the sandbox. */
export async function useClient(stage: Stage): Promise<string> {
  const projects = await Promise.all([compiled(stage, "module"), compiled(stage, "commonjs")]);
  await withSandbox(stage, async (settings) => {
    for (const { cwd, env, signal } of projects) {
      const surroundings = { cwd, env: { ...env, ...settings }, signal };
      came.parse(JSON.parse(await run(process.execPath, ["out/program.js"], surroundings)));
    }
  });
  const versions = compilers(stage).map(({ version }) => version);
  return `ESM and CommonJS, compiled with TypeScript ${versions.join(" and ")}, bought a number and sent a message`;
}
