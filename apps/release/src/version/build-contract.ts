import { runTool } from "./run-tool.ts";

/** Builds the contract, so that what is kept as released is not an older one. */
export function buildContract(root: string): Promise<void> {
  // Loose, so that settings for pnpm reach the pnpm that turbo runs.
  const args = [
    "run",
    "build",
    "--filter=flowroute-openapi",
    "--output-logs=errors-only",
    "--env-mode=loose",
  ];
  return runTool("turbo/bin/turbo", args, {
    root,
    otherwise: "The contract does not build, see above. No version was given: mend that first.",
  });
}
