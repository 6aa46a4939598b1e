import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

// Loaded into a server before it begins.

// Servers on several machines cannot look whether each other's processes live.
const machine = process.env["CHAOS_MACHINE"];
if (machine !== undefined) {
  Object.defineProperty(os, "hostname", { value: () => machine });
  syncBuiltinESMExports();
}

// It listens to nobody's stdin, and would outlive a run that was killed itself.
process.stdin.once("end", () => process.exit(1));
process.stdin.resume().unref();
