import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Report, reportSchema } from "./report.ts";

/**
 * Writes a report, and only one of the declared shape. A quick run never takes the place of a full one: it goes
 * to <suite>.quick.json, which is not committed.
 * @returns the file's path.
 */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const checked = reportSchema.parse(report);
  const path = join(folder, `${checked.suite}${checked.mode === "full" ? "" : `.${checked.mode}`}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(checked, null, 2)}\n`);
  return path;
}
