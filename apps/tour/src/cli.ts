import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createSandbox } from "flowroute-sandbox";
import { hostConfigurations } from "./hosts.ts";
import { type OverHttp, serveOverHttp } from "./over-http.ts";
import { runTour } from "./tour.ts";
import { createTranscript } from "./transcript.ts";

const PORT = 4010;
const SERVER = new URL("../../mcp/dist/cli.js", import.meta.url);

const { values } = parseArgs({ options: { exit: { type: "boolean" } } });
const transcript = createTranscript((line) => console.log(line), process.stdout.columns ?? 100);

const sandbox = await openSandbox();
// The ledger belongs to this sandbox: a new one has sold nothing yet.
const stateFolder = fileURLToPath(new URL(`../.state/${new URL(sandbox.url).port}`, import.meta.url));
const removeLedger = () => rmSync(stateFolder, { recursive: true, force: true });
removeLedger();
const server = { nodePath: process.execPath, serverPath: fileURLToPath(SERVER), sandbox, stateFolder };
let overHttp: OverHttp | undefined;

try {
  await runTour(server, transcript);
} catch (error) {
  console.error(`\nThe tour stopped: ${error instanceof Error ? error.message : String(error)}`);
  await close();
  process.exit(1);
}

if (values.exit === true) await close();
else {
  overHttp = await serveOverHttp(server);
  for (const line of hostConfigurations(server, overHttp.url)) console.log(line);
  console.log(`See what happened, and answer as the handset: ${sandbox.consoleUrl}\n`);
  console.log(
    `The sandbox stays up at ${sandbox.url}. Stop it with Ctrl-C; its numbers and messages go with it.`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
}

async function close(): Promise<void> {
  await overHttp?.close();
  await sandbox.close();
  removeLedger();
}

/** On the usual port, so that a configured host finds it again next time; on a free one if that is taken. */
async function openSandbox() {
  if (values.exit === true) return createSandbox({ port: 0 });
  try {
    return await createSandbox({ port: PORT });
  } catch {
    console.log(`Port ${PORT} is taken, so the sandbox is on another one.`);
    return createSandbox({ port: 0 });
  }
}
