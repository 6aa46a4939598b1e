import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { CLI } from "./hosts.ts";

export type HttpServer = {
  url: string;
  /** Everything that it has said. */
  said: () => string;
  child: ChildProcess;
  /** Ends it in good order, and gives its exit code. */
  stop: () => Promise<number | null>;
  kill: () => Promise<void>;
};

/** The built server over HTTP, as a process of its own, when it serves. */
export async function startHttpServer(args: string[], env: Record<string, string>): Promise<HttpServer> {
  const child = spawn(process.execPath, [CLI, "http", "--port", "0", ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  // A test whose time is up leaves it behind; it ends with the tests.
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  const exited = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", () => {
      const [, found] = /"listening":"([^"]+)"/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`it did not start: ${said}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return {
    url,
    said: () => said,
    child,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
  };
}
