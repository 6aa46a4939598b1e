import { createSandbox, type Sandbox } from "flowroute-sandbox";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM } from "../runtimes/chromium.ts";
import { openAssistant } from "./assistant.ts";
import { type OpenBrowser, openBrowser } from "./open-browser.ts";

const OURS = "+12065550100";
const HANDSET = "+12065550190";

if (CHROMIUM === undefined)
  process.stderr.write(
    "SKIPPED: the console in a browser. No Chromium is on PATH (apt-get install chromium).\n",
  );

describe.skipIf(CHROMIUM === undefined)("the console", () => {
  let sandbox: Sandbox;
  let assistant: Awaited<ReturnType<typeof openAssistant>>;
  let browser: OpenBrowser;
  let page: Page;
  const requested = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    sandbox = await createSandbox({ inventory: 3000, timeScale: 0.05 });
    assistant = await openAssistant(sandbox);
    browser = await openBrowser({ viewport: { width: 1280, height: 800 } });
    browser.context.on("request", (request) => requested.add(new URL(request.url()).origin));
    page = await browser.context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(sandbox.consoleUrl ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await assistant?.close();
    await sandbox?.close();
  });

  const conversation = () => page.getByRole("link", { name: /206.?555.?0190/ }).first();
  const thread = () => page.getByRole("list", { name: "Messages" });
  const section = (name: string) =>
    page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name });

  it("shows what an assistant sends, and that it is delivered, without a reload", async () => {
    const sent = await assistant.call("send_message", {
      from: OURS,
      to: HANDSET,
      body: "Your table is ready.",
    });
    expect(sent.failed).toBe(false);
    await conversation().click();
    await thread().getByText("Your table is ready.").waitFor();
    await thread().getByText("delivered").first().waitFor();
  });

  it("answers as the handset, and the assistant reads the answer", async () => {
    await page.getByLabel(/^Answer as/).fill("Thanks, on my way.");
    await page.keyboard.press("Control+Enter");
    await thread().getByText("Thanks, on my way.").waitFor();
    const inbox = await assistant.call("list_messages", { start_date: "1h" });
    expect(inbox.text).toContain("Thanks, on my way.");
  });

  it("sends a picture as the handset, and shows it", async () => {
    await page.getByLabel("Attach a sample").selectOption("picture.png");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const picture = thread().getByRole("img").last();
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => Reflect.get(image, "naturalWidth"))).toBe(320);
    const inbox = await assistant.call("list_messages", { start_date: "1h" });
    expect(inbox.text).toContain(`${sandbox.url}/_sandbox/media/`);
  });

  it("switches a fault on that the tools meet, and off again", async () => {
    await section("Faults").click();
    await page.getByLabel("Operation").selectOption("listRoutes");
    const fault = page.getByRole("switch", { name: "500 Internal Server Error" });
    await fault.click();
    await page.getByRole("list", { name: "Active faults" }).getByText("listRoutes").waitFor();
    const failed = await assistant.call("list_routes", {});
    expect(failed).toMatchObject({ failed: true, text: expect.stringContaining("500") });
    await page.getByText(/met [1-9]/).waitFor();
    await fault.click();
    await page.getByText("None: every request is answered").waitFor();
    expect((await assistant.call("list_routes", {})).failed).toBe(false);
  });

  it("shows a purchase and a new route as they happen", async () => {
    await section("Numbers").click();
    await page.getByText("(206) 555-0100").or(page.getByText("206 555 0100")).first().waitFor();
    const bought = await assistant.call("purchase_number", { numbers: ["+12065550142"] });
    expect(bought.failed).toBe(false);
    await page
      .getByText(/206.?\)? ?555.?0142/)
      .first()
      .waitFor();
    await assistant.call("create_route", { route_type: "host", value: "sip.example.com", alias: "Main PBX" });
    await assistant.call("update_primary_route", { numbers: ["+12065550142"], route_id: "1" });
    await page.getByText("Main PBX").first().waitFor();
  });

  it("keeps every request for reading, without its keys", async () => {
    await section("Requests").click();
    await page.getByText("updatePrimaryRoute").first().click();
    await page.getByText("(removed)").first().waitFor();
    const text = await page.locator("body").textContent();
    expect(text).not.toContain(sandbox.secretKey);
    expect(text).not.toContain(Buffer.from(`${sandbox.accessKey}:${sandbox.secretKey}`).toString("base64"));
  });

  it("stops and moves the clock", async () => {
    await section("Clock").click();
    await page.getByRole("button", { name: /Freeze/ }).click();
    await expect.poll(() => sandbox.control.getClock().frozen).toBe(true);
    const before = Date.parse(sandbox.control.getClock().now);
    await page.getByRole("button", { name: /1 h/ }).click();
    await expect.poll(() => Date.parse(sandbox.control.getClock().now) - before).toBe(3_600_000);
    await page.getByRole("button", { name: /Go on/ }).click();
    await expect.poll(() => sandbox.control.getClock().frozen).toBe(false);
  });

  it("can be used with the keyboard alone", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect.poll(() => page.url()).toContain("#/messages");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });

  it("fits a screen of 400 px, in every section, light and dark", async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const sections = await page.getByRole("navigation", { name: "Sections" }).getByRole("link").all();
      expect(sections.length).toBeGreaterThanOrEqual(8);
      for (const each of sections) {
        await each.click();
        const tooWide = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(`${await each.textContent()} ${tooWide}`).toMatch(/ 0$/);
      }
    }
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const dark = await background();
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(background).not.toBe(dark);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("says when the sandbox is gone", async () => {
    await sandbox.close();
    await page
      .getByText(/connection lost|no connection|lost the connection/i)
      .first()
      .waitFor();
  });

  it("asks no other host for anything, and has nothing to complain of", () => {
    expect([...requested]).toEqual([sandbox.url]);
    // The last test has cut the page off.
    expect(
      complaints.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|net::ERR/.test(text)),
    ).toEqual([]);
  });
});
