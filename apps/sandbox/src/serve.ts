import { createSandbox, type Sandbox } from "./sandbox.ts";
import type { SandboxOptions } from "./sandbox-options.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

function reasonOf(cause: unknown, { host, port, db }: SandboxOptions): string {
  if (!(cause instanceof Error)) return "unknown failure";
  const code: unknown = Reflect.get(cause, "code");
  if (code === "EADDRINUSE") {
    return `port ${port} is in use. Stop what uses it, or choose another with --port (0 takes a free one).`;
  }
  if (code === "EACCES") return `port ${port} may not be used. Choose another with --port.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `${host} is not an address of this machine.`;
  if (code === "ERR_SQLITE_ERROR")
    return `the database ${db ?? "in memory"} cannot be used: ${cause.message}.`;
  return cause.message;
}

function ready({ url, accessKey, secretKey, accounts, consoleUrl }: Sandbox, json: boolean): string {
  if (json) return JSON.stringify({ url, accessKey, secretKey, accounts, consoleUrl });
  const keys = accounts.map((each) => `access key ${each.accessKey}, secret key ${each.secretKey}`);
  const page = consoleUrl === undefined ? "" : `\nSee it at ${consoleUrl}`;
  return `Flowroute sandbox ready at ${url} (${keys.join("; ")})${page}`;
}

function untilSignalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}

/** Serves until a signal ends it. @returns the exit code. */
export async function serve(options: SandboxOptions, json: boolean): Promise<number> {
  const log = (line: string) => void process.stderr.write(`flowroute-sandbox: ${line}\n`);
  const signalled = untilSignalled();
  try {
    const sandbox = await createSandbox({ ...options, log });
    process.stdout.write(`${ready(sandbox, json)}\n`);
    await signalled;
    await sandbox.close();
    return 0;
  } catch (cause) {
    log(reasonOf(cause, options));
    return 1;
  }
}
