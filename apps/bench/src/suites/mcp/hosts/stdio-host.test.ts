import { afterAll, expect, it } from "vitest";
import { ChildProcesses } from "../../../children/child-processes.ts";
import { askOneByOne } from "./ask.ts";
import { listTools } from "./list-tools.ts";
import { openStdioHost } from "./stdio-host.ts";

const children = new ChildProcesses();
afterAll(() => children.endAll());

/** Introduces itself with this, and has a list of two pages. */
const server = (introduction: object) => ({
  args: [
    "-e",
    `const tool = (name) => ({ name, inputSchema: {} });
    const results = {
      initialize: () => (${JSON.stringify(introduction)}),
      "tools/list": ({ cursor }) =>
        cursor === "2" ? { tools: [tool("b")] } : { tools: [tool("a")], nextCursor: "2" },
    };
    require("node:readline").createInterface(process.stdin).on("line", (line) => {
      const { id, method, params } = JSON.parse(line);
      const result = results[method]?.(params);
      if (result !== undefined) process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result }) + "\\n");
    });`,
  ],
  environment: {},
});

it("has what the server tells of itself, and asks page after page", async () => {
  const introduction = { protocolVersion: "2025-11-25", instructions: "Ask." };
  const host = await openStdioHost(children, server(introduction), "2025-11-25");
  expect(host.instructions).toBe("Ask.");
  const tools = await listTools(askOneByOne(host));
  expect(tools.map(({ name }) => name)).toEqual(["a", "b"]);
  await children.end(host.child);
});

it("refuses a server of another revision, and ends it", async () => {
  const opening = openStdioHost(children, server({ protocolVersion: "2024-11-05" }), "2025-11-25");
  await expect(opening).rejects.toThrow("2025-11-25");
  expect(children.running).toBe(0);
});

it("takes a list without tools for no list", async () => {
  await expect(listTools(async () => ({ tools: [] }))).rejects.toThrow("no tools");
});
