import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import { installedBin } from "../../../children/installed-bin.ts";
import { type Diagnostics, readDiagnostics } from "./diagnostics.ts";

/** As a program for a bundler has them. Types are those that a program imports, and no others that lie around. */
const OPTIONS = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: true,
  incremental: false,
  noEmit: true,
  types: [],
};

/** Writes the settings for checking one file, beside it. */
export async function writeSettings(file: string): Promise<string> {
  const path = file.replace(/\.ts$/, ".tsconfig.json");
  await writeFile(path, JSON.stringify({ compilerOptions: OPTIONS, files: [file] }));
  return path;
}

/**
 * Checks once, in a new process.
 * @throws Error when the program has mistakes: then it was not checked to its end, or does not make its call.
 */
export async function typeCheck(children: ChildProcesses, settings: string): Promise<Diagnostics> {
  const child = children.start([
    installedBin("typescript", "tsc"),
    "-p",
    settings,
    "--extendedDiagnostics",
    "--pretty",
    "false",
  ]);
  const { stdout } = child.process;
  if (stdout === null) throw new Error("tsc has no output to read.");
  const ended = once(child.process, "close");
  const said = await text(stdout);
  await ended;
  if (child.process.exitCode !== 0) throw new Error(`tsc: ${said}\n${child.complaints()}`.trim());
  return readDiagnostics(said);
}
