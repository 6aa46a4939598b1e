import type { BundledPackage } from "./packages.ts";

export const NOTICES = "THIRD-PARTY-LICENSES.txt";

const LINE = "-".repeat(80);

const title = ({ name, version, licence }: BundledPackage): string => `${name} ${version} (${licence})`;

/** The licences of what is in a package's files, for people. A text that several packages share is there once. */
export function writeNotices(whole: string, packages: readonly BundledPackage[]): string {
  const byText = new Map<string, BundledPackage[]>();
  for (const each of packages) {
    const text = each.texts.map((part) => part.text).join(`\n\n`);
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const head = `The files of ${whole} contain the following packages, or parts of them. Their licences are below.`;
  const sections = [...byText].map(([text, those]) => `${those.map(title).join("\n")}\n\n${text}`);
  return `${[`${head}\n\n${packages.map(title).join("\n")}`, ...sections].join(`\n\n${LINE}\n\n`)}\n`;
}
