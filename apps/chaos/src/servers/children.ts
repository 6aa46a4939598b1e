import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";

export type Child = ChildProcessWithoutNullStreams;

/** Time to end by itself, in milliseconds, before a process is killed. */
const GRACE_MS = 3_000;
/** The same for one that has others' calls to finish: as long as Kubernetes waits. */
const FINISHING_MS = 30_000;

/** Every process that a run starts: none outlives it. */
export class Children {
  readonly #running = new Set<Child>();
  #isOver = false;

  get running(): number {
    return this.#running.size;
  }

  /** Starts Node with these arguments and nothing of the caller's environment but PATH. Throws after `killAll`. */
  start(args: readonly string[], environment: Readonly<Record<string, string>>): Child {
    if (this.#isOver) throw new Error("The run is over.");
    const { PATH = "", SystemRoot = "" } = process.env;
    const child = spawn(process.execPath, args, {
      stdio: ["pipe", "pipe", "pipe"],
      env: { PATH, ...(SystemRoot === "" ? {} : { SystemRoot }), ...environment },
    });
    this.#running.add(child);
    child.once("exit", () => this.#running.delete(child));
    child.once("error", () => this.#running.delete(child));
    // What is written to a process that was killed is lost, as it would be for any host.
    child.stdin.on("error", () => {});
    return child;
  }

  /** Closes stdin, which ends a server, and kills it if that does not. */
  end(child: Child): Promise<void> {
    return this.#endedBy(child, () => child.stdin.end(), GRACE_MS);
  }

  /** Asks a process to finish what it is doing, and kills it if it does not come to an end. */
  terminate(child: Child): Promise<void> {
    return this.#endedBy(child, () => child.kill("SIGTERM"), FINISHING_MS);
  }

  async #endedBy(child: Child, ask: () => void, graceMs: number): Promise<void> {
    if (!this.#running.has(child)) return;
    const ended = once(child, "exit");
    const lastResort = setTimeout(() => child.kill("SIGKILL"), graceMs);
    ask();
    await ended;
    clearTimeout(lastResort);
  }

  /** All at once, for a run that ends. No other is started. */
  killAll(): void {
    this.#isOver = true;
    for (const child of this.#running) child.kill("SIGKILL");
  }
}
