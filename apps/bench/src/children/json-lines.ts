import type { Child } from "./child-processes.ts";

/** Reads what a process writes to stdout as one JSON value a line. */
export class JsonLines {
  readonly #child: Child;
  readonly #lines: string[] = [];
  #partial = "";
  #wake: () => void = () => {};
  #ended = false;

  constructor(child: Child) {
    this.#child = child;
    const { stdout } = child.process;
    stdout?.setEncoding("utf8");
    stdout?.on("data", (text: string) => this.#take(text));
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    child.process.once("close", end);
    child.process.once("error", end);
  }

  /**
   * The next line's value.
   * @throws Error when the process ends first, or says nothing for `patienceMs`; with the end of its stderr.
   */
  async next(patienceMs = 30_000): Promise<unknown> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return JSON.parse(line);
      if (this.#ended) throw new Error(this.#because("ended before it answered"));
      const left = until - performance.now();
      if (left <= 0) throw new Error(this.#because(`did not answer within ${patienceMs} ms`));
      await this.#news(left);
    }
  }

  #take(text: string): void {
    const [first = "", ...rest] = text.split("\n");
    const pieces = [this.#partial + first, ...rest];
    this.#partial = pieces.pop() ?? "";
    this.#lines.push(...pieces.filter((line) => line.trim() !== ""));
    this.#wake();
  }

  #news(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #because(what: string): string {
    const { process: child, complaints } = this.#child;
    return [`A measured process ${what}: ${child.spawnargs.slice(1).join(" ")}`, complaints()]
      .join("\n")
      .trim();
  }
}
