import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../runtimes/chromium.ts";

export type OpenBrowser = { context: BrowserContext; close: () => Promise<void> };

/** The machine's Chromium with a profile of its own. @throws Error where there is none. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<OpenBrowser> {
  if (CHROMIUM === undefined) throw new Error("No Chromium is on PATH.");
  const profile = mkdtempSync(join(tmpdir(), "flowroute-console-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
