import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headOf } from "../head.ts";
import { CONTRACT_FILE, readContract } from "./contract.ts";
import { forReaders } from "./for-readers.ts";
import { writeRedoc } from "./redoc.ts";

const FONT = "system-ui, sans-serif";

const OPTIONS = {
  downloadUrls: [{ title: "OpenAPI 3.1 (JSON)", url: "openapi.json" }],
  hideSecuritySection: false,
  jsonSamplesExpandLevel: "all",
  nativeScrollbars: true,
  requiredPropsFirst: true,
  showExtensions: ["x-inferred"],
  theme: {
    typography: {
      fontFamily: FONT,
      headings: { fontFamily: FONT },
      code: { fontFamily: "ui-monospace, monospace" },
    },
  },
};

const HEAD = headOf({
  "script-src": "'self'",
  // Redoc writes its styles into the page.
  "style-src": "'unsafe-inline'",
  "img-src": "data:",
  // Its search runs in a worker that it makes of a text.
  "worker-src": "blob:",
});

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${HEAD}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flowroute API reference</title>
<style>
body { margin: 0; font-family: ${FONT}; }
/* Redoc's menu has room for a method, not for a mark: the heading and the text have it. */
.operation-type.badge { display: none; }
</style>
</head>
<body>
<noscript>This page is drawn by a script, which comes with it. Allow scripts, or read <a href="openapi.json">the contract itself</a>.</noscript>
<main id="reference"></main>
<script src="redoc.standalone.js"></script>
<script src="contract.js"></script>
</body>
</html>
`;

/** The page of the HTTP API: Redoc and the contract, in files that find each other in any place. */
export async function writeApiPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const contract = forReaders(await readContract());
  const call = [contract, OPTIONS].map((argument) => JSON.stringify(argument)).join(", ");
  await writeFile(
    join(folder, "contract.js"),
    `Redoc.init(${call}, document.getElementById("reference"));\n`,
  );
  await writeFile(join(folder, "index.html"), PAGE);
  await copyFile(CONTRACT_FILE, join(folder, "openapi.json"));
  await writeRedoc(folder);
}
