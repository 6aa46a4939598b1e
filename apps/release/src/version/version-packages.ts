import { noteShipments } from "./note-shipments.ts";
import { runTool } from "./run-tool.ts";

/** Gives packages the versions that the waiting changesets ask for, then does what follows from the new versions. */
export async function versionPackages(
  root: string,
  { afterwards, say }: { afterwards: readonly ((root: string) => unknown)[]; say: (line: string) => void },
): Promise<void> {
  for (const sentence of await noteShipments(root)) say(sentence);
  await runTool("@changesets/cli/bin.js", ["version"], {
    root,
    otherwise:
      "`changeset version` failed, see above; nothing after it was done. Put the working tree back with git before the next try.",
  });
  for (const each of afterwards) await each(root);
}
