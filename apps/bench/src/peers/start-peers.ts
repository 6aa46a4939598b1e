import type { ChildProcesses } from "../children/child-processes.ts";
import type { Peers } from "./install-peers.ts";
import { HOST, startOnFreePort } from "./start-on-free-port.ts";

/** Prism with this document, its answers from examples. It is quiet: telling of each request halves what it takes. */
export function startPrism(children: ChildProcesses, peers: Peers, document: string) {
  const command = peers.bin("@stoplight/prism-cli", "prism");
  return startOnFreePort(children, (port) => ({
    args: [command, "mock", "-h", HOST, "-p", port, "-v", "silent", document],
  }));
}

/** Mockoon with this environment. It keeps and tells of each request, as it always does, but not in a file. */
export function startMockoon(children: ChildProcesses, peers: Peers, environment: string) {
  const command = peers.bin("@mockoon/cli", "mockoon-cli");
  const where = (port: string) => ["--hostname", HOST, "--port", port];
  return startOnFreePort(children, (port) => ({
    args: [command, "start", "--data", environment, ...where(port), "--disable-log-to-file"],
  }));
}
