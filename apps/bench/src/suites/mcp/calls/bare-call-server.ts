import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { buildBareCallServer } from "./bare-call-tool.ts";

serveStdio(buildBareCallServer);
process.stdin.once("end", () => process.exit(0));
