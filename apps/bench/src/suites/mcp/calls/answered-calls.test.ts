import { afterAll, expect, it } from "vitest";
import { ChildProcesses } from "../../../children/child-processes.ts";
import { openStdioHost } from "../hosts/stdio-host.ts";
import { answeredCalls } from "./answered-calls.ts";
import { handingOn } from "./read-tool.ts";

const children = new ChildProcesses();
afterAll(() => children.endAll());

/** Answers each call with the carrier's document; every second answer waits for the next call. */
const server = (about: string) => `
  const held = [];
  const answer = (id) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result: {
    content: [{ type: "text", text: JSON.stringify({ data: { id: ${about}, attributes: { value: "" } } }) }],
  } }) + "\\n");
  require("node:readline").createInterface(process.stdin).on("line", (line) => {
    const { id, method } = JSON.parse(line);
    process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id: "log", method: "log" }) + "\\n");
    if (id % 3 === 0) held.push(id);
    else for (const each of [id, ...held.splice(0)]) answer(each);
  });`;

const open = (about: string) =>
  openStdioHost(children, { args: ["-e", server(about)], environment: {} }, "2026-07-28");

it("gives each call its own answer, in whatever order they come", async () => {
  const call = await answeredCalls(await open("'12065550100'"), handingOn("getNumber", "12065550100"));
  // 100,002 is held until 100,003 comes.
  await expect(Promise.all([call(), call(), call()])).resolves.toHaveLength(3);
});

it("refuses an answer about another number, and one that is not the first one again", async () => {
  const tool = handingOn("getNumber", "12065550100");
  await expect(answeredCalls(await open("'12065550101'"), tool)).rejects.toThrow();
  const call = await answeredCalls(await open("id === 100001 ? '12065550100' : '12065550199'"), tool);
  await expect(Promise.all([call(), call()])).rejects.toThrow("12065550199");
});

it("fails when the server ends", async () => {
  const dying = "process.stdin.once('data', () => process.exit(1))";
  const host = await openStdioHost(children, { args: ["-e", dying], environment: {} }, "2026-07-28");
  await expect(answeredCalls(host, handingOn("getNumber", "1"))).rejects.toThrow("ended before it answered");
});
