import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Time to end by itself, in milliseconds, before a process is killed. */
const GRACE_MS = 2_000;
const TAIL = 2_000;

/** A process started for a measurement, and the end of what it wrote to stderr. */
export type Child = { process: ChildProcess; complaints: () => string };

/**
 * Every process that a run starts. Each gets a small environment of its own and an empty home folder, so that
 * neither settings nor state of whoever runs the bench reach what is measured.
 */
export class ChildProcesses {
  readonly #running = new Set<ChildProcess>();
  #home: string | undefined;

  /** How many have not ended yet. */
  get running(): number {
    return this.#running.size;
  }

  /** The home of all of them, which is also where they put temporary files. It is gone when the run ends. */
  get home(): string {
    this.#home ??= mkdtempSync(join(tmpdir(), "flowroute-bench-"));
    return this.#home;
  }

  /** Starts Node with these arguments; stdin, stdout and stderr are pipes. */
  start(args: readonly string[], environment: Record<string, string> = {}): Child {
    const stdio: ["pipe", "pipe", "pipe"] = ["pipe", "pipe", "pipe"];
    const child = spawn(process.execPath, args, { stdio, env: this.#environment(environment) });
    // A server that dies between two lines would otherwise crash the bench with EPIPE: its exit is what counts.
    child.stdin.on("error", () => {});
    return this.#keep(child);
  }

  /** Starts a module with a message channel. The module ends when the channel closes. */
  fork(module: URL): Child {
    const stdio: ["ignore", "ignore", "pipe", "ipc"] = ["ignore", "ignore", "pipe", "ipc"];
    return this.#keep(fork(module, { stdio, execArgv: [], env: this.#environment({}) }));
  }

  /** Closes stdin, asks the process to end, and kills it if it does not. */
  async end({ process: child }: Child): Promise<void> {
    await this.#end(child);
  }

  /** Ends all that still run, and removes their home. */
  async endAll(): Promise<void> {
    await Promise.all([...this.#running].map((child) => this.#end(child)));
    this.#removeHome();
  }

  /** The same at once, for a process that is about to exit. */
  killAll(): void {
    for (const child of this.#running) child.kill("SIGKILL");
    this.#running.clear();
    this.#removeHome();
  }

  #keep(child: ChildProcess): Child {
    let tail = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      tail = (tail + text).slice(-TAIL);
    });
    this.#running.add(child);
    child.once("exit", () => this.#running.delete(child));
    child.once("error", () => this.#running.delete(child));
    return { process: child, complaints: () => tail.trim() };
  }

  async #end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    const lastResort = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    if (child.connected) child.disconnect();
    child.stdin?.end();
    child.kill();
    await ended;
    clearTimeout(lastResort);
  }

  #environment(own: Record<string, string>): Record<string, string> {
    const { PATH = "", SystemRoot = "" } = process.env;
    const home = { HOME: this.home, USERPROFILE: this.home, TMPDIR: this.home, TEMP: this.home };
    return { PATH, ...(SystemRoot !== "" && { SystemRoot }), ...home, ...own };
  }

  #removeHome(): void {
    if (this.#home !== undefined) rmSync(this.#home, { recursive: true, force: true });
    this.#home = undefined;
  }
}
