import { readdirSync, readFileSync } from "node:fs";

type Chunk = { type: string; moduleIds?: readonly string[] };
type Emitter = { emitFile(file: { type: "asset"; fileName: string; source: string }): string };

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

function licenseOf(name: string, folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled, and has no licence file.`);
  return `${name}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}

/** A build plugin that puts the licence of every package in the bundle beside it. */
export function thirdPartyLicenses(fileName: string) {
  return {
    name: "third-party-licenses",
    generateBundle(this: Emitter, _options: unknown, bundle: Readonly<Record<string, Chunk>>) {
      const folders = new Map<string, string>();
      for (const { moduleIds = [] } of Object.values(bundle)) {
        for (const id of moduleIds) {
          const [, folder, name] = PACKAGE.exec(id) ?? [];
          if (folder !== undefined && name !== undefined) folders.set(name, folder);
        }
      }
      const texts = [...folders].sort().map(([name, folder]) => licenseOf(name, folder));
      const line = `\n${"-".repeat(80)}\n\n`;
      if (texts.length > 0) this.emitFile({ type: "asset", fileName, source: texts.join(line) });
    },
  };
}
