import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compare } from "../../../harness/comparison.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { typeCheck, writeSettings } from "./type-check.ts";
import type { WrittenProgram } from "./write-programs.ts";

const EMPTY = "empty program";

const added = (label: string, unit: string): Metric => ({
  label,
  unit,
  better: "lower",
  against: "difference",
});

/** What a client adds to the time that the compiler takes, and to its memory, for a program that makes one call. */
export async function compareTypeCheck(
  { children, effort, signal }: Bench,
  programs: readonly WrittenProgram[],
  leftOut: Record<string, string>,
): Promise<Comparison> {
  const [first, ...others] = programs;
  if (first === undefined) throw new Error("There is no program to check.");
  const empty = { name: EMPTY, file: join(dirname(first.file), "empty.ts") };
  await writeFile(empty.file, "export {};\n");
  const subjects = [first, empty, ...others].map(async ({ name, file }) => {
    const settings = await writeSettings(file);
    return { name, measure: async () => typeCheck(children, settings) };
  });
  return compare(
    {
      name: "type-check",
      title: "Client: tsc --noEmit of a program that calls numbers.get",
      baseline: EMPTY,
      settings: {
        moduleResolution: "bundler",
        strict: "on",
        skipLibCheck: "on",
        incremental: "off",
        ...leftOut,
      },
      metrics: {
        totalMilliseconds: added("time", "ms"),
        memoryMegabytes: added("memory", "MB"),
        types: added("types", ""),
        instantiations: added("instantiations", ""),
      },
      subjects: await Promise.all(subjects),
    },
    effort.several,
    signal,
  );
}
