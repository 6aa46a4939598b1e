import { z } from "zod";
import type { Stage } from "../stage.ts";
import { openProject } from "./project.ts";

const contract = z.object({
  openapi: z.string().startsWith("3.1"),
  info: z.object({ summary: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

const AS_MODULE = `import contract from "flowroute-openapi" with { type: "json" }; process.stdout.write(JSON.stringify(contract));`;
const AS_COMMONJS = `process.stdout.write(JSON.stringify(require("flowroute-openapi/openapi.json")));`;

/** Reads the installed contract as a module of JSON, both ways, and gives what it says of itself. */
export async function readContract(stage: Stage): Promise<{ summary: string; paths: number }> {
  const project = await openProject(stage);
  await project.install("flowroute-openapi");
  const imported = await project.node("--input-type=module", "--eval", AS_MODULE);
  const required = await project.node("--input-type=commonjs", "--eval", AS_COMMONJS);
  if (imported !== required) throw new Error("import and require give two different contracts.");
  const { info, paths } = contract.parse(JSON.parse(imported));
  return { summary: info.summary, paths: Object.keys(paths).length };
}
