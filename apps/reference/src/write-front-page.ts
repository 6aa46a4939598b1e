import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readContract } from "./api/contract.ts";
import { headOf } from "./head.ts";

const manifest = z.object({ version: z.string() });

async function versionOf(name: string): Promise<string> {
  const file = fileURLToPath(import.meta.resolve(`${name}/package.json`));
  return manifest.parse(JSON.parse(await readFile(file, "utf8"))).version;
}

/** The page that leads to the others. */
export async function writeFrontPage(folder: string): Promise<void> {
  const { info } = await readContract();
  const [contract, client] = await Promise.all([
    versionOf("flowroute-openapi"),
    versionOf("flowroute-client"),
  ]);
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${headOf({ "style-src": "'unsafe-inline'", "img-src": "data:" })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flowroute reference</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
dt { margin-top: 1.5rem; font-size: 1.2rem; }
dd { margin: 0; }
</style>
</head>
<body>
<main>
<h1>Flowroute reference</h1>
<p>For the phone carrier Flowroute: its API, and a client for it. Not documents of Flowroute, and not endorsed by it.</p>
<dl>
<dt><a href="api/index.html">HTTP API</a></dt>
<dd>Numbers, messages and voice routes: every operation and webhook with parameters, examples and errors, made from the contract. API ${info.version}, <code>flowroute-openapi</code> ${contract}. As a file: <a href="api/openapi.json">openapi.json</a>.</dd>
<dt><a href="client/index.html">TypeScript and JavaScript client</a></dt>
<dd>Every function, type and error of <code>flowroute-client</code> ${client}, made from its source.</dd>
</dl>
</main>
</body>
</html>
`,
  );
}
