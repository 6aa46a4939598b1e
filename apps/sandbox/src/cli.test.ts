import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { runCommand } from "./testing/command.ts";
import { exchangeWith } from "./testing/exchange.ts";
import { temporaryDatabase, valueIn } from "./testing/temporary.ts";

type Ready = { url: string; accessKey: string; secretKey: string };

const JSON_FLAGS = ["--port", "0", "--inventory", "300", "--json"];

async function ready(command: ReturnType<typeof runCommand>): Promise<Ready> {
  return JSON.parse(await command.firstLine());
}

// Windows has no signals: a process that is told to end there ends at once.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "says in one line of JSON when it is ready, serves, and ends on %s",
  async (signal) => {
    const command = runCommand(JSON_FLAGS);
    const line = await command.firstLine();
    const sandbox: Ready = JSON.parse(line);
    expect(Object.keys(sandbox)).toEqual(["url", "accessKey", "secretKey", "accounts", "consoleUrl"]);
    expect((await exchangeWith(sandbox, "GET", "/v2/numbers")).status).toBe(200);
    expect((await exchangeWith(sandbox, "GET", "/v2/nothing")).status).toBe(404);
    command.process.kill(signal);
    expect(await command.ended()).toEqual({ code: 0, stdout: `${line}\n`, stderr: "" });
  },
);

test("says in one line for people when it is ready", async () => {
  const command = runCommand(["--port", "0", "--inventory", "0"]);
  const line = await command.firstLine();
  const [, url = "", accessKey = "", secretKey = ""] =
    /^Flowroute sandbox ready at (\S+) \(access key (\d{8}), secret key ([0-9a-f]{32})\)$/.exec(line) ?? [];
  expect((await exchangeWith({ url, accessKey, secretKey }, "GET", "/v2/routes")).status).toBe(200);
});

test("prints its version and its help", async () => {
  const version = await runCommand(["--version"]).ended();
  expect(version).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: "" });
  const help = await runCommand(["--help", "--json"]).ended();
  expect(help).toMatchObject({ code: 0, stderr: "" });
  for (const flag of [
    "port",
    "host",
    "db",
    "inventory",
    "seed",
    "time-scale",
    "balance",
    "accounts",
    "webhook-format",
    "allow-private-media",
    "console",
    "json",
    "version",
    "help",
  ]) {
    expect(help.stdout).toContain(`--${flag}`);
  }
});

test.each<[string[], string]>([
  [["--prot", "1"], "--prot"],
  [["--port"], "--port"],
  [["--port", "x"], "--port"],
  [["--port", "65536"], "--port"],
  [["--port", "1e3"], "--port"],
  [["--host", ""], "--host"],
  [["--db", ""], "--db"],
  [["--inventory", "-1"], "--inventory"],
  [["--inventory=10000001"], "--inventory"],
  [["--seed", "1.5"], "--seed"],
  [["--time-scale", "fast"], "--time-scale"],
  [["--time-scale", "1001"], "--time-scale"],
  [["--balance", "9000001"], "--balance"],
  [["--accounts", "0"], "--accounts"],
  [["--webhook-format", "xml"], "--webhook-format"],
  [["--console", "yes"], "--console"],
  [["--allow-private-media=1"], "--allow-private-media"],
  [["--json=yes"], "--json"],
  [["serve"], "serve"],
])("refuses %j, names it and ends with 2", async (args, name) => {
  const { code, stdout, stderr } = await runCommand(args).ended();
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(name);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("says what to do when the port is in use, and ends with 1", async () => {
  const first = runCommand(JSON_FLAGS);
  const { url } = await ready(first);
  const { port } = new URL(url);
  const second = await runCommand(["--port", port, "--inventory", "0"]).ended();
  expect(second).toMatchObject({ code: 1, stdout: "" });
  expect(second.stderr).toContain(`port ${port} is in use`);
  expect(second.stderr).toContain("--port");
});

test("ends with 1 when the file or the address cannot be used", async () => {
  const noFolder = await runCommand(["--port", "0", "--db", `${temporaryDatabase()}/no/sandbox.db`]).ended();
  expect(noFolder).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("cannot be used") });
  const noAddress = await runCommand(["--port", "0", "--inventory", "0", "--host", "192.0.2.1"]).ended();
  expect(noAddress).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("192.0.2.1") });
});

test("two processes on one new file make one sandbox, and sell a number once", async () => {
  const db = temporaryDatabase();
  const commands = [runCommand([...JSON_FLAGS, "--db", db]), runCommand([...JSON_FLAGS, "--db", db])];
  const sandboxes = await Promise.all(commands.map(ready));
  expect(sandboxes[0]?.secretKey).toBe(sandboxes[1]?.secretKey);
  for (const number of ["12065550142", "12065550143", "12065550144"]) {
    const buyers = [...sandboxes, ...sandboxes, ...sandboxes];
    const answers = await Promise.all(
      buyers.map((one) => exchangeWith(one, "POST", `/v2/numbers/${number}`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404, 404, 404, 404]);
    for (const one of sandboxes) {
      expect((await exchangeWith(one, "GET", `/v2/numbers/${number}`)).status).toBe(200);
    }
  }
  expect(valueIn(db, "SELECT balance_nanodollars FROM accounts")).toBe(100_000_000_000 - 3 * 2_250_000_000);
  expect(valueIn(db, "SELECT count(*) FROM account_numbers")).toBe(2 + 3);
});

test("logs hold no keys, texts or numbers", async () => {
  const command = runCommand([...JSON_FLAGS, "--time-scale", "0"]);
  const sandbox = await ready(command);
  const body = `Your code is ${crypto.randomUUID()}.`;
  for (const json of [{ to: "12065550190", from: "12065550100", body }, { to: "12065550190", body }, body]) {
    await exchangeWith(sandbox, "POST", "/v2.1/messages", { json });
  }
  await exchangeWith(sandbox, "GET", "/v2/numbers/12065550142");
  command.process.kill("SIGTERM");
  expect((await command.ended()).stderr).toBe("");
});

test("runs as built, from a folder without any packages", async () => {
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  if (!existsSync(dist)) throw new Error("dist is missing: build the package first.");
  const folder = mkdtempSync(join(tmpdir(), "flowroute-sandbox-built-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(dist, join(folder, "dist"), { recursive: true });
  const command = runCommand(JSON_FLAGS, join(folder, "dist/cli.mjs"));
  const sandbox = await ready(command);
  expect((await exchangeWith(sandbox, "GET", "/v2/numbers/available?state=wa")).status).toBe(200);
  command.process.kill("SIGTERM");
  expect((await command.ended()).stderr).toBe("");
});
