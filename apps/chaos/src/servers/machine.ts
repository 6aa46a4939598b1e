import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

// Loaded into a server before it begins. Servers on several machines cannot look whether each other's processes live.

const name = process.env["CHAOS_MACHINE"];
if (name !== undefined) {
  Object.defineProperty(os, "hostname", { value: () => name });
  syncBuiltinESMExports();
}
