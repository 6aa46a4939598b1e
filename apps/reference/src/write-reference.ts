import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeApiPage } from "./api/write-api-page.ts";
import { writeClientPages } from "./client/write-client-pages.ts";
import { writeFrontPage } from "./write-front-page.ts";

/** All pages, in a folder that then holds nothing else. The same sources give the same bytes. */
export async function writeReference(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeClientPages(join(folder, "client"));
  await writeApiPage(join(folder, "api"));
  await writeFrontPage(folder);
}
