import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCommand } from "../src/settings/settings.ts";
import { flagOf, NAMES } from "../src/settings/table.ts";
import { catalog } from "../src/tools/catalog.ts";
import { CLI } from "./hosts.ts";

const page = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const SAFETY = page("SAFETY.md");
const README = page("README.md");

const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-safety-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = { FLOWROUTE_ACCESS_KEY: "access", FLOWROUTE_SECRET_KEY: "secret" };

const settingsOf = (json: string) => {
  const file = join(folder, "config.json");
  writeFileSync(file, json);
  const command = readCommand(["--config", file], KEYS, catalog);
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.settings;
};

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, block = ""]) => block);

describe("the page on safety", () => {
  it("has config files that the server takes, and that do what is said of them", () => {
    const [unattended, atTheDesk, looking, shared, ...others] = blocks(SAFETY, "json").map(settingsOf);
    expect(others).toEqual([]);
    expect(unattended).toMatchObject({ policy: { spend: "deny", change: "deny", send: "allow" } });
    expect(unattended?.budgets.send.nanodollars).toEqual({ perDay: 1e9, perMonth: 20e9 });
    expect(atTheDesk?.policy).toMatchObject({ send: "confirm", spend: "confirm" });
    expect(looking?.policy.readOnly).toBe(true);
    expect(looking?.toolNames).not.toContain("send_message");
    expect(shared?.budgets.send.count.perDay).toBe(200);
    expect(shared?.callerBudgets).toMatchObject({
      send: { count: { perDay: 50 } },
      spend: { count: { perDay: 1 }, nanodollars: { perMonth: 10e9 } },
    });
  });

  it("has commands that work as they are written", () => {
    const commands = blocks(SAFETY, "sh").flatMap((block) => block.trim().split("\n"));
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const [npx, name, ...args] = command.split(" ");
      expect([npx, name]).toEqual(["npx", "flowroute-mcp"]);
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
        env: { FLOWROUTE_MCP_STATE: join(folder, "state") },
        encoding: "utf8",
        timeout: 20_000,
      });
      expect(status, `${command}\n${stderr}`).toBe(0);
    }
  });

  it("tells the defaults that hold", () => {
    const { policy, budgets, callerBudgets, destinations, dedupeMs, quietHours } = settingsOf("{}");
    expect(policy).toEqual({ readOnly: false, spend: "confirm", send: "allow", change: "allow" });
    expect([budgets.spend, budgets.send]).toEqual([
      { count: { perDay: 5 }, nanodollars: { perDay: 25e9 } },
      { count: { perDay: 100 }, nanodollars: { perDay: 5e9 } },
    ]);
    expect(callerBudgets).toEqual({
      spend: { count: {}, nanodollars: {} },
      send: { count: {}, nanodollars: {} },
    });
    expect([destinations.allow, dedupeMs, quietHours]).toEqual([["US", "CA"], 600_000, undefined]);
    for (const told of ["5 numbers and $25 a day", "100 messages and about $5 a day", "for 10 minutes"])
      expect(SAFETY).toContain(told);
  });
});

describe("the README", () => {
  it("has a row for every setting, with its flag and its default", () => {
    for (const name of NAMES)
      expect(README, name).toMatch(new RegExp(`^\\| \`${name}\` +\\| \`--${flagOf(name)}[ \`]`, "m"));
  });

  it("has a config file that the server takes", () => {
    const files = blocks(README, "json").filter((json) => json.includes("config.schema.json"));
    expect(files).toHaveLength(1);
    for (const json of files) expect(settingsOf(json).policy.spend).toBe("deny");
  });
});
