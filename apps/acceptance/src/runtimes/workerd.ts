import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORKERD } from "../installed-runtimes.ts";
import { importMap } from "./command-line.ts";
import type { Runtime } from "./runtime.ts";

const CONFIG = "worker.capnp";
const DIST = "node_modules/flowroute-client/dist";

/** Cloudflare's runtime, with the checks and the package in a worker that answers a request with JSON. */
export const workerd: Runtime = {
  name: "workerd",
  tellsWhy: false,
  check: async (folder, targets) => {
    const worker = await startWorker(folder, "checks.js", `check(${JSON.stringify(targets)})`);
    try {
      const response = await fetch(worker.url);
      if (!response.ok) throw new Error(`The worker failed: ${await response.text()}`);
      return await response.json();
    } finally {
      await worker.stop();
    }
  },
};

/** A worker that takes requests. */
export interface Worker {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a worker in a project that has the packed client installed. It answers each request with what `expression`
 * gives, as JSON.
 *
 * @param script A module of the project.
 * @param expression A call of what the script exports; `request` is at hand in it.
 */
export async function startWorker(folder: string, script: string, expression: string): Promise<Worker> {
  writeFileSync(join(folder, "worker.js"), worker(script, expression));
  writeFileSync(join(folder, CONFIG), config(modulesIn(folder, script)));
  const child = spawn(WORKERD, ["serve", CONFIG, "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  };
  try {
    return { url: `http://127.0.0.1:${await portOf(child)}/`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function worker(script: string, expression: string): string {
  return `import * as script from "./${script}";
export default {
  async fetch(request) {
    try {
      return Response.json(await script.${expression});
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
`;
}

/** Every module by its name: a worker has no files. */
function modulesIn(folder: string, script: string): string[] {
  const files = readdirSync(join(folder, DIST)).filter((name) => name.endsWith(".js"));
  // It is not used, and what it imports is not installed.
  const used = files.filter((name) => name !== "international.js");
  const embedded = ["worker.js", script, ...used.map((name) => `${DIST}/${name}`)];
  const entries = Object.entries(importMap("")).map(([name, path]) =>
    module(name, JSON.stringify(`export * from ${JSON.stringify(path)};`)),
  );
  return [...embedded.map((path) => module(path, `embed ${JSON.stringify(path)}`)), ...entries];
}

function module(name: string, content: string): string {
  return `(name = ${JSON.stringify(name)}, esModule = ${content})`;
}

function config(modules: readonly string[]): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "checks", worker = .worker),
    (name = "internet", network = (allow = ["private"], tlsOptions = (trustBrowserCas = true)))
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "checks")]
);
const worker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "2026-11-01"
);
`;
}

/** The port that it found, from the one line that it writes about it. */
async function portOf(child: ChildProcess): Promise<number> {
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const [control, gone] = [child.stdio[3], once(child, "exit")];
  if (control === null || control === undefined) throw new Error("workerd has no control channel.");
  const told = once(control, "data").then(String);
  const line = await Promise.race([
    told,
    gone.then(() => Promise.reject(new Error(`workerd: ${complaints}`))),
  ]);
  const port = /"port":(\d+)/.exec(line)?.[1];
  if (port === undefined) throw new Error(`workerd told no port: ${line}`);
  return Number(port);
}
