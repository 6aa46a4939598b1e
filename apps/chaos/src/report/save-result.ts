import { mkdirSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import { join } from "node:path";

/**
 * Keeps the table of a run as `NAME.txt` in the folder, below a line that says when and on what machine it was made:
 * neither its name nor its user's.
 */
export function saveResult(folder: string, name: string, table: string, at: Date): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB`;
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() || "unknown"}), ${memory}, ${platform()} ${arch()}`;
  const head = `npm run chaos -- ${name}, ${at.toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}`;
  const file = join(folder, `${name}.txt`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${head}\n\n${table}\n`);
  return file;
}
