import { createSandbox } from "flowroute-sandbox";
import type { SandboxOptions } from "./sandbox-options.ts";

// A sandbox as a test makes one, in a process of its own: it says the same line as the command, and ends with stdin.
// Started with its options as JSON, as its one argument; the sandbox checks them itself. There is nothing else in the
// process, so that its memory is the sandbox's.

const options: SandboxOptions = JSON.parse(process.argv[2] ?? "{}");
const log = (line: string) => void process.stderr.write(`${line}\n`);
const { url, accessKey, secretKey, close } = await createSandbox({ ...options, log });

process.stdout.write(`${JSON.stringify({ url, accessKey, secretKey })}\n`);

const end = () => void close().then(() => process.exit(0));
process.stdin.once("end", end).resume();
process.once("SIGTERM", end);
