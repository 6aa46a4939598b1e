import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { CLI, openCarrier } from "./hosts.ts";

const message = z.looseObject({
  id: z.number().optional(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
});
type Message = z.output<typeof message>;

let carrier: Awaited<ReturnType<typeof openCarrier>>;
beforeAll(async () => {
  carrier = await openCarrier();
});
afterAll(() => carrier.close());

const open = new Set<{ kill: () => void }>();
afterEach(() => {
  for (const pipe of open) pipe.kill();
  open.clear();
});

/** The built server with nothing between the test and the wire. */
function openPipe(args: string[] = [], env: Record<string, string> = carrier.env) {
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  open.add(child);
  const waiting = new Map<number, (answer: Message) => void>();
  const lines: string[] = [];
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    const read = message.parse(JSON.parse(line));
    if (read.id !== undefined) waiting.get(read.id)?.(read);
  });
  let lastId = 0;
  const write = (text: string) => child.stdin.write(`${text}\n`);
  return {
    write,
    notify: (method: string) => write(JSON.stringify({ jsonrpc: "2.0", method })),
    request(method: string, params: Record<string, unknown> = {}): Promise<Message> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        write(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
      });
    },
    end: () => child.stdin.end(),
    signal: (name: NodeJS.Signals) => child.kill(name),
    exited: new Promise<number | null>((resolve) => child.once("exit", resolve)),
    lines,
    stderr: () => stderr,
  };
}

const HOST = { name: "raw", version: "1.0.0" };
const initialize = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: HOST };

const envelope = (capabilities: Record<string, unknown> = {}) => ({
  _meta: {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": HOST,
    "io.modelcontextprotocol/clientCapabilities": capabilities,
  },
});

const asked = z.looseObject({
  resultType: z.literal("input_required"),
  inputRequests: z.looseObject({ confirmation: z.looseObject({ method: z.literal("elicitation/create") }) }),
  requestState: z.string(),
});

describe("a host that tries server/discover before initialize, on one process", () => {
  it("is served", async () => {
    const pipe = openPipe();
    const discovered = await pipe.request("server/discover", envelope());
    expect(discovered.result).toMatchObject({ supportedVersions: expect.arrayContaining(["2026-07-28"]) });
    expect((await pipe.request("initialize", initialize)).result).toMatchObject({
      protocolVersion: "2025-11-25",
    });
    pipe.notify("notifications/initialized");
    const { result } = await pipe.request("tools/list");
    expect(result).toMatchObject({ tools: expect.any(Array) });
  });
});

describe("tools/list in the 2026 era", () => {
  it("may be kept by the host", async () => {
    const { result } = await openPipe().request("tools/list", envelope());
    expect(result).toMatchObject({ ttlMs: 3_600_000, cacheScope: "public" });
  });
});

describe("a confirmation in the 2026 era", () => {
  const call = (extra: Record<string, unknown> = {}, numbers = ["+12065550140"]) => ({
    name: "purchase_number",
    arguments: { numbers },
    ...envelope({ elicitation: { form: {} } }),
    ...extra,
  });
  const yes = { confirmation: { action: "accept", content: { approve: true } } };

  it("holds for one plan, once; a replay, a forgery and another plan ask again or are refused", async () => {
    const pipe = openPipe();
    const first = asked.parse((await pipe.request("tools/call", call())).result);
    const forged = await pipe.request(
      "tools/call",
      call({ inputResponses: yes, requestState: `${first.requestState}x` }),
    );
    expect(forged.error?.message).toContain("requestState");
    const unasked = await pipe.request("tools/call", call({ inputResponses: yes }));
    expect(unasked.result).toMatchObject({ resultType: "input_required" });
    expect(carrier.acts).toEqual([]);

    const bought = await pipe.request(
      "tools/call",
      call({ inputResponses: yes, requestState: first.requestState }),
    );
    expect(bought.result).toMatchObject({ structuredContent: { numbers: [{ outcome: "bought" }] } });
    expect(carrier.acts).toHaveLength(1);

    const second = asked.parse((await pipe.request("tools/call", call({}, ["+12065550141"]))).result);
    const other = await pipe.request(
      "tools/call",
      call({ inputResponses: yes, requestState: second.requestState }, ["+12065550142"]),
    );
    expect(other.result).toMatchObject({ resultType: "input_required" });
    const replayed = await pipe.request(
      "tools/call",
      call({ inputResponses: yes, requestState: first.requestState }, ["+12065550141"]),
    );
    expect(replayed.result).toMatchObject({ resultType: "input_required" });
    expect(carrier.acts).toHaveLength(1);
  });

  it("is not asked of a host that did not declare it can ask", async () => {
    const { result } = await openPipe().request("tools/call", {
      ...call({}, ["+12065550143"]),
      ...envelope({ elicitation: { url: {} } }),
    });
    expect(result).toMatchObject({ isError: true });
    expect(JSON.stringify(result)).toContain("a person has to approve this first");
  });
});

describe("what is no message", () => {
  it("gets an error or silence, and the server goes on", async () => {
    const pipe = openPipe();
    for (const text of [
      "",
      "{",
      "[]",
      "null",
      '"x"',
      '{"jsonrpc":"1.0"}',
      '{"jsonrpc":"2.0","id":{},"method":"x"}',
      "\u0000",
    ])
      pipe.write(text);
    expect((await pipe.request("initialize", initialize)).result).toBeDefined();
    expect((await pipe.request("no/such/method")).error).toBeDefined();
    expect(
      (await pipe.request("tools/call", { name: "no_such_tool", arguments: {} })).error ?? {},
    ).toMatchObject({ code: expect.any(Number) });
    expect((await pipe.request("tools/list")).result).toBeDefined();
  });
});

describe("the process", () => {
  it.each([[[]], [["--sandbox"]]])("ends when the host goes away %j", async (args) => {
    const pipe = openPipe(args);
    await pipe.request("initialize", initialize);
    pipe.end();
    expect(await pipe.exited).toBe(0);
  });

  // Windows has no signals: a process that is told to end there ends at once.
  it.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)(
    "ends on %s",
    async (signal) => {
      const pipe = openPipe(["--sandbox"]);
      await pipe.request("initialize", initialize);
      pipe.signal(signal);
      expect(await pipe.exited).toBe(0);
    },
  );

  it("writes nothing but protocol to stdout", async () => {
    const pipe = openPipe(["--sandbox"]);
    await pipe.request("initialize", initialize);
    await pipe.request("tools/call", { name: "list_numbers", arguments: {} });
    expect(pipe.lines).toHaveLength(2);
    expect(pipe.stderr()).toMatch(
      /^flowroute-mcp: sandbox at http:\/\/127\.0\.0\.1:\d+; nothing here is real, and keys and FLOWROUTE_BASE_URL are not used\nflowroute-mcp: see what it does at http:\/\/127\.0\.0\.1:\d+\/_sandbox\/console\n$/,
    );
  });
});
