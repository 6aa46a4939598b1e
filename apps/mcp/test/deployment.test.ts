import { readFileSync } from "node:fs";
import { createSandbox } from "flowroute-sandbox";
import { describe, expect, it } from "vitest";
import { readCommand } from "../src/settings/command.ts";
import { VARIABLES } from "../src/settings/flags.ts";
import { ROUTES } from "../src/start/routes.ts";
import { catalog } from "../src/tools/catalog.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const COMPOSE = read("compose.yaml");
const DOCKERFILE = read("Dockerfile");
const DEPLOYMENT = read("DEPLOYMENT.md");

const KEYS = { FLOWROUTE_ACCESS_KEY: "access", FLOWROUTE_SECRET_KEY: "secret", HOME: "/home/operator" };

describe("what a deployment is made of", () => {
  it.each([
    ["compose.yaml", COMPOSE],
    ["Dockerfile", DOCKERFILE],
    ["DEPLOYMENT.md", DEPLOYMENT],
  ])("%s names settings that the server has", (_, text) => {
    const names = new Set(text.match(/FLOWROUTE_MCP_[A-Z_]*[A-Z]/g));
    expect(names.size).toBeGreaterThan(1);
    for (const name of names) expect(VARIABLES).toContain(name);
  });

  it("looks after its health where the server answers", () => {
    const paths = [...`${DOCKERFILE}${read("haproxy.cfg")}`.matchAll(/\/(?:healthz|readyz)\b/g)];
    expect(paths.length).toBeGreaterThan(1);
    for (const [path] of paths) expect(ROUTES).toContain(path);
  });

  it("has the keys of a sandbox that nobody has set up", async () => {
    const { accessKey, secretKey, close } = await createSandbox({ inventory: 1 });
    expect(COMPOSE).toContain(`FLOWROUTE_ACCESS_KEY:-${accessKey}}`);
    expect(COMPOSE).toContain(`FLOWROUTE_SECRET_KEY:-${secretKey}}`);
    await close();
  });
});

it("the page on deployment has commands that the program understands", () => {
  const lines = DEPLOYMENT.match(/^npx flowroute-mcp .*$/gm) ?? [];
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    const [, , ...args] = line.split(" ");
    expect(() => readCommand(args, KEYS, catalog), line).not.toThrow();
  }
});
