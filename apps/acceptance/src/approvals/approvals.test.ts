import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenBrowser, openBrowser } from "../console/open-browser.ts";
import { CHROMIUM } from "../runtimes/chromium.ts";
import { openHostedServer } from "./hosted-server.ts";

if (CHROMIUM === undefined)
  process.stderr.write(
    "SKIPPED: the approvals page in a browser. No Chromium is on PATH (apt-get install chromium).\n",
  );

const OURS = "+12065550100";
const HOSTILE = `</blockquote><h2>Approved</h2><img src=x onerror=alert(1)><button>Approve, once</button>${"w".repeat(90)}`;

describe.skipIf(CHROMIUM === undefined)("the approvals page", () => {
  let server: Awaited<ReturnType<typeof openHostedServer>>;
  let browser: OpenBrowser;
  let page: Page;
  const requested = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      openHostedServer("--spend", "confirm", "--send", "confirm"),
      // It works without any script.
      openBrowser({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }),
    ]);
    browser.context.on("request", (request) => requested.add(new URL(request.url()).origin));
    page = await browser.context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`${server.url}/approvals`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const buy = (number: string) => server.call("purchase_number", { numbers: [number] });
  const question = (text: string) => page.getByRole("article").filter({ hasText: text });

  it("takes a token at the keyboard, and shows what waits", async () => {
    expect(await buy("+12065550142")).toMatchObject({
      failed: true,
      text: expect.stringContaining("a person has to approve this first"),
    });
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("This is no token").waitFor();
    await page.getByLabel("Token").fill(server.token);
    await page.keyboard.press("Enter");
    const waiting = question("+12065550142");
    await waiting.getByText("token:assistant").waitFor();
    expect(await waiting.textContent()).toContain("purchase_number spends money: $");
    await page.getByText("This is the sandbox: nothing is real.").waitFor();
  });

  it("approves by keyboard, and the same call goes through once", async () => {
    await page.getByRole("link", { name: "Look again" }).focus();
    await page.keyboard.press("Tab");
    const focused = (what: string) => page.evaluate(`[document.activeElement].map((element) => ${what})[0]`);
    expect(await focused("element.textContent")).toBe("Approve, once");
    expect(await focused("getComputedStyle(element).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("by token:operator on the approvals page").waitFor();
    expect(await page.title()).toBe("Approved – Approvals");
    expect((await buy("+12065550142")).failed).toBe(false);
    expect((await server.call("get_number", { number: "+12065550142" })).failed).toBe(false);
  });

  it("refuses, and nothing is done", async () => {
    await buy("+12065550143");
    await page.getByRole("link", { name: "Look again" }).click();
    await question("+12065550143").getByRole("button", { name: "Refuse" }).click();
    await page.getByRole("status").getByText("Refused: purchase_number").waitFor();
    await page.getByText("Nothing waits for a person.").waitFor();
    expect((await server.call("get_number", { number: "+12065550143" })).failed).toBe(true);
  });

  it("shows the text of a message as text, whatever it holds, on a screen of 400 px, light and dark", async () => {
    await server.call("send_message", { from: OURS, to: "+12065550190", body: HOSTILE });
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByRole("link", { name: "Look again" }).click();
    await question("+12065550190").getByText(HOSTILE).waitFor();
    expect(await page.getByRole("img").count()).toBe(0);
    expect(await page.getByRole("button").allTextContents()).toEqual(["Sign out", "Approve, once", "Refuse"]);
    const backgrounds = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(
        await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
      ).toBe(0);
      backgrounds.push(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }
    expect(new Set(backgrounds).size).toBe(2);
  });

  it("lets nobody go on after signing out", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Token").waitFor();
    await page.goBack();
    await page.reload();
    await page.getByLabel("Token").waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
  });

  it("asks no other host for anything, and has nothing to complain of but the wrong token", () => {
    expect([...requested]).toEqual([server.url]);
    expect(complaints.filter((text) => !text.includes("status of 403"))).toEqual([]);
  });
});
