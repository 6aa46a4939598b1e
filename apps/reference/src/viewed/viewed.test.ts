// What a reader's browser does with the pages, as `pnpm build` left them in dist.
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationsOf, readContract } from "../api/contract.ts";
import { SANDBOX } from "../api/for-readers.ts";
import { CHROMIUM, type OpenBrowser, openBrowser } from "./open-browser.ts";
import { type ServedPages, servePages } from "./serve-pages.ts";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

if (CHROMIUM === undefined)
  process.stderr.write(
    "SKIPPED: the reference in a browser. No Chromium is on PATH (apt-get install chromium).\n",
  );

describe.skipIf(CHROMIUM === undefined).each(["over HTTP", "from the disk"])("the reference, %s", (way) => {
  let browser: OpenBrowser;
  let served: ServedPages;
  let root: string;
  let page: Page;
  const requested: string[] = [];
  const complaints = new Set<string>();

  beforeAll(async () => {
    served = await servePages(DIST, "/some/where/");
    root = way === "over HTTP" ? served.url : pathToFileURL(DIST).href;
    browser = await openBrowser();
    browser.context.on("request", (request) => requested.push(request.url()));
    browser.context.on("requestfailed", (request) => {
      // What was still under way when the test went on to another page is no complaint.
      const reason = request.failure()?.errorText;
      if (reason !== "net::ERR_ABORTED") complaints.add(`${reason}: ${request.url()}`);
    });
    browser.context.on("response", (response) => {
      if (!response.ok() && response.status() !== 0) complaints.add(`${response.status()} ${response.url()}`);
    });
    browser.context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.add(message.text());
    });
    browser.context.on("weberror", (error) => complaints.add(error.error().message));
    page = await browser.context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** What was asked for that is not a page of ours. A `blob:` or `data:` is made by the page itself. */
  const elsewhere = () => requested.filter((url) => !url.startsWith(root) && !/^(blob|data):/.test(url));

  it("leads from its front page to both", async () => {
    await page.goto(`${root}index.html`);
    for (const [link, heading] of [
      ["HTTP API", /^Flowroute API/],
      ["TypeScript and JavaScript client", /^flowroute-client/],
    ] as const) {
      await page.getByRole("link", { name: link }).click();
      await page.getByRole("heading", { level: 1, name: heading }).first().waitFor();
      await page.goBack();
    }
  });

  it("shows every operation and webhook by its name, those of the sandbox alone marked", async () => {
    await page.goto(`${root}api/index.html`);
    await page.getByRole("heading", { name: /^Flowroute API/ }).waitFor();
    const operations = operationsOf(await readContract());
    expect(operations.length).toBeGreaterThan(25);
    for (const { operationId, summary, ...marks } of operations) {
      const section = page.locator(`[id="operation/${operationId}"]`);
      await section.getByRole("heading", { name: summary }).waitFor();
      await section.getByText(operationId, { exact: true }).waitFor();
      const mark = section.getByText("Sandbox only:");
      expect(await mark.isVisible(), operationId).toBe(marks["x-sandbox-only"] === true);
    }
  });

  it("shows where the carrier and the sandbox are", async () => {
    const section = page.locator('[id="operation/listRoutes"]');
    await section.getByRole("button", { name: "/v2/routes" }).click();
    for (const server of ["https://api.flowroute.com", SANDBOX])
      await section.getByText(`${server}/v2/routes`).first().waitFor();
  });

  it("finds operations", async () => {
    await page.getByRole("textbox").first().fill("failover");
    const found = page.locator('[data-role="search:results"]');
    await found.getByText("Set the failover route of a number").waitFor();
    expect(await found.getByText("Send an SMS").count()).toBe(0);
  });

  it("shows the client's functions, types and their members, and finds them", async () => {
    await page.goto(`${root}client/index.html`);
    await page
      .getByRole("button", { name: "Search" })
      .or(page.locator("#tsd-search-trigger"))
      .first()
      .click();
    await page.getByRole("combobox").or(page.locator("#tsd-search-input")).first().fill("NumberDetails");
    await page.locator("#tsd-search-results").getByText("NumberDetails").first().click();
    await page.getByRole("heading", { level: 1, name: /NumberDetails/ }).waitFor();
    await page.getByText("Abbreviated name of the rate center").waitFor();
  });

  it("asks for nothing from elsewhere, and nothing fails", () => {
    expect(requested.length).toBeGreaterThan(10);
    expect(elsewhere()).toEqual([]);
    expect([...complaints]).toEqual([]);
  });
});
