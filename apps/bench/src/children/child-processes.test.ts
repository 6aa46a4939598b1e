import { existsSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ChildProcesses } from "./child-processes.ts";
import { JsonLines } from "./json-lines.ts";

const started: ChildProcesses[] = [];
afterEach(async () => {
  for (const children of started.splice(0)) await children.endAll();
});

function fresh(): ChildProcesses {
  const children = new ChildProcesses();
  started.push(children);
  return children;
}

const saysItsEnvironment = "console.log(JSON.stringify(process.env)); setInterval(() => {}, 1000)";

describe("ChildProcesses", () => {
  it("gives a process an empty home of its own, and nothing of the caller's environment", async () => {
    const children = fresh();
    process.env["FLOWROUTE_BENCH_LEAK"] = "yes";
    const child = children.start(["-e", saysItsEnvironment], { OWN: "1" });
    delete process.env["FLOWROUTE_BENCH_LEAK"];
    const environment = z.record(z.string(), z.string()).parse(await new JsonLines(child).next());
    expect(environment["OWN"]).toBe("1");
    expect(environment).not.toHaveProperty("FLOWROUTE_BENCH_LEAK");
    const home = environment["HOME"] ?? "";
    expect(existsSync(home)).toBe(true);
    await children.endAll();
    expect(existsSync(home)).toBe(false);
  });

  // On Windows none is asked: it ends at once.
  it.skipIf(process.platform === "win32")(
    "ends those that end when asked, and kills those that do not",
    async () => {
      const children = fresh();
      const willing = children.start(["-e", `console.log(1); setInterval(() => {}, 1000)`]);
      const stubborn = children.start([
        "-e",
        `process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1000)`,
      ]);
      for (const child of [willing, stubborn]) await new JsonLines(child).next();
      expect(children.running).toBe(2);
      await children.endAll();
      expect(children.running).toBe(0);
      expect(stubborn.process.signalCode).toBe("SIGKILL");
    },
  );

  it("ends a forked process when its channel closes", async () => {
    const children = fresh();
    const child = children.fork(new URL("../load/load-process.ts", import.meta.url));
    expect(children.running).toBe(1);
    await children.end(child);
    expect(children.running).toBe(0);
  });
});

describe("JsonLines", () => {
  it("reads values line by line, however they arrive", async () => {
    const script = `process.stdout.write('{"a":'); setTimeout(() => process.stdout.write('1}\\n\\n[2]\\n"é"\\n'), 20)`;
    const lines = new JsonLines(fresh().start(["-e", script]));
    expect([await lines.next(), await lines.next(), await lines.next()]).toEqual([{ a: 1 }, [2], "é"]);
  });

  it("says why a process ended before it answered", async () => {
    const lines = new JsonLines(fresh().start(["-e", `console.error("no key set"); process.exit(2)`]));
    await expect(lines.next()).rejects.toThrow(/ended before it answered[\s\S]*no key set/);
  });

  it("does not wait for ever", async () => {
    const lines = new JsonLines(fresh().start(["-e", "setInterval(() => {}, 1000)"]));
    await expect(lines.next(50)).rejects.toThrow("did not answer within 50 ms");
  });
});
