import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Check, failed, ok, warning } from "./check.ts";

const OTHERS = 0o077;

/** Whether the ledger can be kept here, and by nobody else be read. */
export function folderChecks(folder: string, platform: string = process.platform): Check[] {
  const existing = nearestExisting(folder);
  const isThere = existing === folder;
  const problem = problemOf(existing);
  if (problem !== undefined)
    return [
      failed(
        `State folder: ${folder} cannot be used, because ${existing} ${problem}. Without a ledger nothing is bought, sent or changed. Give this user the right to write there, or another folder (--state).`,
      ),
    ];
  return [
    ok(
      isThere
        ? `State folder: ${folder} can be written`
        : `State folder: ${folder} is not made yet, and can be made`,
    ),
    ...(isThere && platform !== "win32" && (statSync(folder).mode & OTHERS) !== 0
      ? [
          warning(
            `State folder: other users of this machine may look into ${folder}. Run chmod 700 on it, unless that is wanted.`,
          ),
        ]
      : []),
  ];
}

function nearestExisting(folder: string): string {
  const parent = dirname(folder);
  return statSync(folder, { throwIfNoEntry: false }) !== undefined || parent === folder
    ? folder
    : nearestExisting(parent);
}

function problemOf(folder: string): string | undefined {
  if (!statSync(folder).isDirectory()) return "is no folder";
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return "may not be written by this user";
  }
}
