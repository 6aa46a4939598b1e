import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { createFlowroute } from "flowroute-client";
import contract from "flowroute-openapi" with { type: "json" };
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const README = read("README.md");
const SERVER = new URL("apps/mcp/dist/cli.js", ROOT);

/** The rows of the README's table of operations. */
const rows = README.split("\n")
  .filter((line) => /^\| `[A-Z]+ \/v2/.test(line))
  .map((line) => {
    const [endpoint, operationId, method, tool] = line
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", ""))
      .slice(1);
    return { endpoint, operationId, method, tool };
  });

/** What the client and the server can do: all but the operations that the sandbox alone performs. */
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) => {
    const read = z
      .object({ operationId: z.string(), "x-sandbox-only": z.boolean().default(false) })
      .safeParse(operation);
    return read.success && !read.data["x-sandbox-only"]
      ? [{ endpoint: `${method.toUpperCase()} ${path}`, operationId: read.data.operationId }]
      : [];
  }),
);

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The operationId without the noun that its namespace already says. */
const clientMethod = (operationId: string, endpoint: string) => {
  const namespace = /\/(numbers|messages|routes)/.exec(endpoint)?.[1] ?? "";
  const noun = `${namespace[0]?.toUpperCase()}${namespace.slice(1, -1)}`;
  return `${namespace}.${operationId.replace(new RegExp(`${noun}s?$`), "")}`;
};

describe("the README's table", () => {
  it("has every operation of the client and the server, and no other", () => {
    const table = rows.map(({ endpoint, operationId }) => ({ endpoint, operationId }));
    const order = (a: { operationId: string | undefined }, b: { operationId: string | undefined }) =>
      String(a.operationId).localeCompare(String(b.operationId));
    expect(table.sort(order)).toEqual(operations.sort(order));
  });

  it("names methods that the client has, by the one rule", () => {
    const flowroute = createFlowroute({ accessKey: "1", secretKey: "2" });
    const methods = new Set(
      (["numbers", "messages", "routes"] as const).flatMap((namespace) =>
        Object.entries(flowroute[namespace]).map(([name, value]) =>
          typeof value === "function" ? `${namespace}.${name}` : "",
        ),
      ),
    );
    for (const { endpoint = "", operationId = "", method } of rows) {
      expect(method).toBe(clientMethod(operationId, endpoint));
      expect(methods).toContain(method);
    }
    expect(methods.size).toBe(rows.length);
  });

  it("names tools that the server has, by the one rule, with one of the server's own", async () => {
    const client = new Client({ name: "test", version: "1.0.0" });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [fileURLToPath(SERVER), "--sandbox"],
        stderr: "ignore",
      }),
    );
    const { tools } = await client.listTools();
    await client.close();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      [...rows.map(({ tool }) => tool), "get_account_limits"].sort(),
    );
    for (const { operationId = "", tool } of rows) expect(tool).toBe(snakeCase(operationId));
    expect(README).toContain("`get_account_limits`");
  });

  it("leads to the sandbox's file of the same name", () => {
    for (const { operationId = "" } of rows)
      expect(
        existsSync(
          new URL(`apps/sandbox/src/operations/${snakeCase(operationId).replaceAll("_", "-")}.ts`, ROOT),
        ),
        operationId,
      ).toBe(true);
  });
});
