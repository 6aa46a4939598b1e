import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fullSection, shortSection } from "./hosts/section.ts";
import { jsonText } from "./json-text.ts";
import { withSection } from "./marked.ts";
import { readProject, SERVER_FOLDER } from "./project.ts";
import { serverJsonSchema } from "./server-json/schema.ts";
import { serverJson } from "./server-json/server-json.ts";

type Listing = { path: string; text: string };

/** Writes what follows from package.json and the settings, after a version or an address has changed. */
export function writeListings(root: string): string[] {
  const stale = staleListings(root);
  for (const { path, text } of stale) writeFileSync(join(root, path), text);
  return stale.map(({ path }) => path);
}

/** Those that are not what they should be, with what they should be. */
export function staleListings(root: string): Listing[] {
  return listings(root).filter(({ path, text }) => textOf(root, path) !== text);
}

function listings(root: string): Listing[] {
  const project = readProject(root);
  const page = (path: string, section: string): Listing => ({
    path,
    text: withSection(textOf(root, path), section, path),
  });
  return [
    {
      path: `${SERVER_FOLDER}/package.json`,
      text: withMcpName(textOf(root, `${SERVER_FOLDER}/package.json`), project.mcpName),
    },
    {
      path: `${SERVER_FOLDER}/server.json`,
      text: `${jsonText(serverJsonSchema.parse(serverJson(project)))}\n`,
    },
    page("README.md", shortSection(project)),
    page(`${SERVER_FOLDER}/README.md`, fullSection(project)),
  ];
}

/** In its place, and everything else as it stands. */
function withMcpName(text: string, mcpName: string): string {
  const line = `"mcpName": ${JSON.stringify(mcpName)},`;
  return /"mcpName": "[^"]*",/.test(text)
    ? text.replace(/"mcpName": "[^"]*",/, line)
    : text.replace(
        /(\n\s*)("version": "[^"]*",)/,
        (_all, indent: string, version: string) => `${indent}${version}${indent}${line}`,
      );
}

function textOf(root: string, path: string): string {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return "";
  }
}
