import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Report, reportSchema } from "./report.ts";

/** How a setting says that somebody is missing, and why. */
const LEFT_OUT = "left out";

/**
 * Writes a report, and only one of the declared shape. Only a full run with everything in it takes the place of the one
 * that is committed: a quick one goes to <suite>.quick.json, and one without servers of others, which could not be had,
 * to <suite>.without-peers.json. Neither is committed.
 * @returns the file's path.
 */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const checked = reportSchema.parse(report);
  const name = [checked.suite, lack(checked), "json"].filter((part) => part !== undefined).join(".");
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(checked, null, 2)}\n`);
  return path;
}

/** Whether documents can show it: nothing was cut short, and nobody is missing. */
export const isWhole = (report: Report): boolean => lack(report) === undefined;

function lack({ mode, comparisons }: Report): string | undefined {
  if (mode === "quick") return mode;
  const isLeftOut = (value: string | number) => typeof value === "string" && value.startsWith(LEFT_OUT);
  return comparisons.some(({ settings }) => Object.values(settings).some(isLeftOut))
    ? "without-peers"
    : undefined;
}
