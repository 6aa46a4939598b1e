import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packExtension } from "@anthropic-ai/mcpb";
import { z } from "zod";
import { jsonText } from "../json-text.ts";
import { readProject, SERVER_FOLDER } from "../project.ts";
import { icon } from "./icon.ts";
import { ICON, manifestOf, START } from "./manifest.ts";
import { offerOf } from "./offer.ts";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));

/**
 * Packs the built server as flowroute-mcp-VERSION.mcpb.
 * @returns its path
 */
export async function buildBundle(into: string): Promise<string> {
  const project = readProject(ROOT);
  const manifest = manifestOf(project, await offerOf(ROOT, project));
  const folder = mkdtempSync(join(tmpdir(), "flowroute-bundle-"));
  try {
    for (const file of publishedFiles()) {
      const from = join(ROOT, SERVER_FOLDER, file);
      if (existsSync(from)) cpSync(from, join(folder, file), { recursive: true });
    }
    cpSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
    cpSync(fileURLToPath(new URL(START, import.meta.url)), join(folder, START));
    writeFileSync(join(folder, ICON), icon());
    const { packageName: name, version, license } = project;
    // Without `type`, an older Node.js would take the built files for CommonJS, and could not say which one is needed.
    writeFileSync(join(folder, "package.json"), jsonText({ name, version, license, type: "module" }));
    writeFileSync(join(folder, "manifest.json"), jsonText(manifest));
    const outputPath = join(into, `${name}-${version}.mcpb`);
    // It checks the manifest and the icon first, and tells on stdout what is wrong.
    if (await packExtension({ extensionPath: folder, outputPath, silent: true })) return outputPath;
    throw new Error("The bundle was not packed: what is wrong with it stands above.");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same that npm is given. */
function publishedFiles(): string[] {
  const text = readFileSync(join(ROOT, SERVER_FOLDER, "package.json"), "utf8");
  return z.object({ files: z.array(z.string()) }).parse(JSON.parse(text)).files;
}
