import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../run-program.ts";
import { compilerOf, type Project } from "./project.ts";

/** How somebody may have set up TypeScript. */
export interface Setting {
  typescript: "typescript" | "typescript-5";
  resolution: "nodenext" | "bundler";
  /** Where fetch and AbortSignal come from in the types. */
  platform: "node" | "dom";
}

/**
 * Typechecks files of a project as strictly as TypeScript can, the client's own types included, and leaves JavaScript
 * in `out`.
 *
 * @throws Error with what TypeScript says, if it says anything.
 */
export async function compile(project: Project, files: readonly string[], setting: Setting): Promise<void> {
  const { resolution, platform, typescript } = setting;
  const config = `tsconfig.${Object.values(setting).join("-")}.json`;
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: "es2022",
    module: resolution === "bundler" ? "esnext" : "nodenext",
    moduleResolution: resolution,
    lib: platform === "dom" ? ["es2022", "dom", "dom.iterable"] : ["es2022"],
    types: platform === "dom" ? [] : ["node"],
    outDir: "out",
    rootDir: ".",
  };
  writeFileSync(join(project.folder, config), JSON.stringify({ compilerOptions, files }));
  await runProgram(process.execPath, [compilerOf(typescript), "-p", config], { cwd: project.folder });
}
