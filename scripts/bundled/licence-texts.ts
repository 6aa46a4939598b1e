import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface LicenceText {
  file: string;
  text: string;
}

const LICENCE_FILE = /^(un)?licen[cs]e|^copying/i;
/** What the Apache licence wants to be handed on with it. */
const NOTICE_FILE = /^notice/i;

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Packages that ship no text of the licence that their package.json names, and where the text is. */
const SHIPPED_WITHOUT: ReadonlyMap<string, { licence: string; file: string }> = new Map([
  ["postgres", { licence: "Unlicense", file: here("unlicense.txt") }],
]);

/** One for all packages of this repository. */
const OWN = here("../../LICENSE");

const read = (path: string): string => readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim();

/** @throws Error when there is none. */
export function licenceTexts(name: string, licence: string, folder: string): LicenceText[] {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  const texts = (pattern: RegExp) =>
    files.filter((file) => pattern.test(file)).map((file) => ({ file, text: read(join(folder, file)) }));
  const notices = texts(NOTICE_FILE);
  const licences = texts(LICENCE_FILE).filter(({ text }) => text !== "");
  if (licences.length > 0) return [...licences, ...notices];

  if (!folder.split(sep).includes("node_modules")) return [{ file: "LICENSE", text: read(OWN) }];

  const known = SHIPPED_WITHOUT.get(name);
  if (known?.licence === licence) return [{ file: "LICENSE", text: read(known.file) }, ...notices];
  throw new Error(
    `${name} is bundled, and ships no text of its licence (${licence}). Add the text in scripts/bundled/licence-texts.ts, or bundle another package.`,
  );
}
