import type { Suite } from "../harness/suite.ts";
import { clientSuite } from "./client/suite.ts";
import { guardSuite } from "./guard/suite.ts";
import { httpSuite } from "./http/suite.ts";
import { jobsSuite } from "./jobs/suite.ts";
import { mcpSuite } from "./mcp/suite.ts";
import { sandboxSuite } from "./sandbox/suite.ts";
import { soakSuite } from "./soak/suite.ts";

/** In the order in which they run. */
export const allSuites: readonly Suite[] = [
  mcpSuite,
  jobsSuite,
  httpSuite,
  sandboxSuite,
  soakSuite,
  clientSuite,
  guardSuite,
];
