import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packExtension } from "@anthropic-ai/mcpb";
import { packOne } from "../../packed/pack-one.ts";
import { jsonText } from "../json-text.ts";
import { readProject, SERVER_FOLDER } from "../project.ts";
import { icon } from "./icon.ts";
import { ICON, manifestOf, START } from "./manifest.ts";
import { offerOf } from "./offer.ts";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));

/**
 * Packs the built server, as it is published, as flowroute-mcp-VERSION.mcpb.
 * @returns its path
 */
export async function buildBundle(into: string): Promise<string> {
  const project = readProject(ROOT);
  const manifest = manifestOf(project, await offerOf(ROOT, project));
  const { packageName: name, version } = project;
  const temporary = mkdtempSync(join(tmpdir(), "flowroute-bundle-"));
  try {
    // The files that npm is given, to the last one.
    await packOne(name, join(ROOT, SERVER_FOLDER), temporary);
    const folder = join(temporary, name);
    cpSync(fileURLToPath(new URL(START, import.meta.url)), join(folder, START));
    writeFileSync(join(folder, ICON), icon());
    writeFileSync(join(folder, "manifest.json"), jsonText(manifest));
    const outputPath = join(into, `${name}-${version}.mcpb`);
    // It checks the manifest and the icon first, and tells on stdout what is wrong.
    if (await packExtension({ extensionPath: folder, outputPath, silent: true })) return outputPath;
    throw new Error("The bundle was not packed: what is wrong with it stands above.");
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
