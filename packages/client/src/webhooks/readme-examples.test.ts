// The README's examples, run as they are written: the servers by Node, on sockets of this machine.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WEBHOOK_EXAMPLES } from "../testing/contract.ts";

const README = new URL("../../README.md", import.meta.url);
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

const examples = Array.from(
  readFileSync(README, "utf8").matchAll(/```ts\n(.*?)```/gs),
  ([, program = ""]) => program,
).filter((program) => program.includes('"flowroute-client/webhooks"'));
const [parsing = "", ...servers] = examples;

/** Tells the port of the server that a program starts: PORT=0 is any free one. */
const TELL_PORT = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from "node:diagnostics_channel";
  subscribe("tracing:net.server.listen:asyncEnd", ({ server }) => process.send(server.address().port));
`)}`;

/** Runs a program that stands in the package's folder, where its name leads to what was built. */
function run(program: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--import", TELL_PORT, "-"], {
    cwd: PACKAGE,
    env: { PORT: "0", NODE_ENV: "production", ...env },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await exited;
  });
  const lines: string[] = [];
  const errors: string[] = [];
  if (child.stdout === null || child.stderr === null) throw new Error("The program has no pipes.");
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  createInterface(child.stderr).on("line", (line) => errors.push(line));
  child.stdin?.end(program);
  return { child, exited, lines, errors };
}

test("there are an example of parsing, one for Hono and one for Express", () => {
  expect(servers).toEqual([
    expect.stringContaining('import { Hono } from "hono"'),
    expect.stringMatching(/^import express/),
  ]);
});

test("the example of parsing reads its message", async () => {
  const { child, lines, errors } = run(parsing);
  await once(child, "close");
  expect(errors).toEqual([]);
  expect(lines).toEqual(["+12065550142 wrote: Hello"]);
});

describe.each(servers.map((program) => [/from "(hono|express)"/.exec(program)?.[1], program] as const))(
  "the example for %s",
  (_, program) => {
    test("takes each webhook once, and nothing else", async () => {
      const secret = randomBytes(16).toString("hex");
      const { child, lines, errors } = run(program, { WEBHOOK_SECRET: secret });
      const port: unknown = await Promise.race([
        once(child, "message").then(([told]) => told),
        once(child, "close").then(() => Promise.reject(new Error(`It ended: ${errors.join("\n")}`))),
      ]);
      const post = async (payload: unknown, path = `/flowroute/${secret}`) => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(payload),
        });
        return { status: response.status, text: await response.text() };
      };

      for (const payload of WEBHOOK_EXAMPLES.map(([, , value]) => value)) {
        expect(await post(payload)).toMatchObject({ status: 200 });
        expect(await post(payload)).toMatchObject({ status: 200 });
        expect(await post(payload, "/flowroute/undefined")).toMatchObject({ status: 404 });
      }
      expect(await post({ id: "Private words" })).toEqual({
        status: 400,
        text: "Not a Flowroute webhook: id must be an id like mdr2-…, got string.",
      });
      expect(await post({ id: "mdr2-last", level: 2, status: "delivered" })).toMatchObject({ status: 200 });

      await vi.waitFor(() => expect(lines.at(-1)).toContain("mdr2-last"), 10_000);
      // The contract's flat example is the same message as its SMS.
      expect(lines.map((line) => line.replace(/-[0-9a-f]{32}/, ""))).toEqual([
        "inbound_sms mdr2",
        "inbound_mms mdr2",
        "delivery_receipt mdr2:2:message buffered",
        "delivery_receipt mdr2-last:2:delivered",
      ]);
      expect(errors.join("\n")).not.toContain("Private");
    });

    test("does not start without a secret", async () => {
      const { exited, errors } = run(program);
      expect(await exited).toEqual([1, null]);
      expect(errors.join("\n")).toContain("Set WEBHOOK_SECRET");
    });
  },
);
