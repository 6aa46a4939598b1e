import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "flowroute-sandbox";
import { describe, expect, it } from "vitest";
import type { TourServer } from "./server.ts";
import { runTour } from "./tour.ts";
import { createTranscript, wrap } from "./transcript.ts";

const SERVER = fileURLToPath(new URL("../../mcp/dist/cli.js", import.meta.url));

async function tourOn(options: Parameters<typeof createSandbox>[0]) {
  const sandbox = await createSandbox({ timeScale: 0.1, ...options });
  const lines: string[] = [];
  const stateFolder = mkdtempSync(join(tmpdir(), "flowroute-tour-"));
  const server: TourServer = { nodePath: process.execPath, serverPath: SERVER, sandbox, stateFolder };
  try {
    await runTour(
      server,
      createTranscript((line) => lines.push(line), 100),
    );
  } finally {
    await sandbox.close();
    rmSync(stateFolder, { recursive: true, force: true });
  }
  return lines;
}

describe("the tour", () => {
  it("searches, buys, reroutes, texts and reads back, and shows each call with its answer", async () => {
    const lines = await tourOn({});
    const calls = lines.filter((line) => line.startsWith("   →")).map((line) => line.split(" ")[4]);
    expect(calls).toEqual([
      "search_available_numbers",
      "purchase_number",
      "create_route",
      "update_primary_route",
      "update_failover_route",
      "send_message",
      "get_message",
      "get_number",
      "list_messages",
      "get_account_limits",
    ]);
    expect(lines.filter((line) => line.startsWith("   ←"))).toHaveLength(calls.length);
    expect(lines.join("\n")).toContain('"status":"delivered"');
  });

  it("fails at the step that does not work", async () => {
    await expect(tourOn({ balance: 1 })).rejects.toThrow(
      "purchase_number did not do what the tour expects of it.",
    );
    await expect(tourOn({ inventory: 0 })).rejects.toThrow("search_available_numbers did not");
  });
});

describe("wrap", () => {
  it("keeps every character but the blanks at the breaks", () => {
    const text = 'one,two three,"four five",six';
    expect(wrap(text, 10).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    for (const line of wrap(text, 10)) expect(line.length).toBeLessThanOrEqual(11);
  });
});
