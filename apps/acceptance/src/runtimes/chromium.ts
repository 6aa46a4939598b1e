import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { importMap } from "./command-line.ts";
import type { Runtime } from "./runtime.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where installers of Chrome put it on systems that have no command for it. */
const INSTALLED = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .flatMap((name) => process.env[name] ?? [])
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
];

export const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
];

/** The browser of this machine, if it has one. */
export const CHROMIUM = [
  ...(process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...INSTALLED,
].find(existsSync);

/** A page that the test's server serves, so that its requests stay in its own origin. */
export const browser: Runtime = {
  name: "Chromium",
  tellsWhy: false,
  repeatsUnseen: true,
  check: async (folder, targets) => {
    if (CHROMIUM === undefined) {
      throw new Error("No Chromium is on PATH. Install it (apt-get install chromium), then run this again.");
    }
    const imports = JSON.stringify({ imports: importMap("/site") });
    writeFileSync(join(folder, "page.html"), `<script type="importmap">${imports}</script>`);
    const profile = mkdtempSync(join(tmpdir(), "flowroute-chromium-"));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      headless: true,
      args: FLAGS,
    });
    try {
      const page = await context.newPage();
      await page.goto(`${targets.url}/site/page.html`);
      return await page.evaluate(
        `import("/site/checks.js").then(({ check }) => check(${JSON.stringify(targets)}))`,
      );
    } finally {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};
