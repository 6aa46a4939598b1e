import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createSandbox } from "flowroute-sandbox";
import { openAssistant } from "./assistant.ts";
import { openBrowser } from "./open-browser.ts";

// Makes the pictures in the READMEs: `npm run screenshots`. What is in them was really done, by the server's tools.

const FOLDER = fileURLToPath(new URL("../../../sandbox/screenshots/", import.meta.url));
const OURS = "+12065550142";
const GUEST = "12065550190";
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 400, height: 800 };

const sandbox = await createSandbox({ timeScale: 0.02 });
const assistant = await openAssistant(sandbox);
const browser = await openBrowser({ viewport: WIDE, colorScheme: "light" });

async function use(name: string, input: Record<string, unknown>): Promise<void> {
  const { failed, text } = await assistant.call(name, input);
  if (failed) throw new Error(`${name}: ${text}`);
}

const said = (body: string, from = GUEST) =>
  sandbox.control.receiveMessage({ from, to: OURS.slice(1), body });

try {
  mkdirSync(FOLDER, { recursive: true });
  await use("purchase_number", { numbers: [OURS, "+12125550142"], messaging_enabled: true });
  await use("create_route", { route_type: "host", value: "pbx.example.com", alias: "Main PBX" });
  await use("update_primary_route", { numbers: [OURS], route_id: "1" });
  await use("update_failover_route", { numbers: [OURS], route_id: "0" });
  await use("send_message", { from: OURS, to: "+12065550192", body: "Your parcel is on its way." });
  await use("send_message", { from: OURS, to: "+12125550194", body: "Sale ends tonight." });
  await use("send_message", { from: OURS, to: `+${GUEST}`, body: "Your table for four is ready at seven." });
  said("Can we come at eight instead?");
  await use("send_message", { from: OURS, to: `+${GUEST}`, body: "Of course. See you at eight." });
  sandbox.control.receiveMessage({
    from: GUEST,
    to: OURS.slice(1),
    body: "The view from here!",
    media: [{ sample: "picture.png" }],
  });

  const page = await browser.context.newPage();
  const shoot = async (name: string, hash: string, ready: string) => {
    await page.goto(`${sandbox.consoleUrl}${hash}`);
    await page.getByText(ready).filter({ visible: true }).first().waitFor();
    // A picture comes after its text, and the page never ceases to listen.
    await page.waitForFunction("[...document.images].every((image) => image.complete)");
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    process.stdout.write(`${name}.png\n`);
  };
  const thread = `#/messages/${OURS.slice(1)}/${GUEST}`;
  await shoot("messages", thread, "The view from here!");
  await shoot("numbers", "#/numbers", "Main PBX");
  sandbox.control.addFault({ operation: "sendMessage", times: 1, effect: { kind: "cut_after" } });
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("faults", "#/faults", "Cut after it took effect");
  await page.setViewportSize(PHONE);
  await shoot("phone", thread, "The view from here!");
} finally {
  await browser.close();
  await assistant.close();
  await sandbox.close();
}
