import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getReleasePlan } from "@changesets/get-release-plan";
import { shipments } from "./shipped.ts";

/** The packages that the waiting changesets release, with the versions that they will have. */
async function planned(root: string): Promise<Map<string, string>> {
  const { releases } = await getReleasePlan(root);
  return new Map(
    releases.flatMap(({ name, type, newVersion }) =>
      type === "none" || newVersion === undefined ? [] : [[name, newVersion]],
    ),
  );
}

/**
 * Writes a changeset for every package that ships one which will be released, so that it is released with it, and for
 * those that ship these. Gives the sentences.
 */
export async function noteShipments(root: string): Promise<string[]> {
  const open = new Set(await shipments(root));
  const noted: string[] = [];
  for (;;) {
    const versions = await planned(root);
    const due = [...open].filter(({ ships }) => versions.has(ships));
    if (due.length === 0) return noted;
    for (const shipment of due) {
      const { name, ships } = shipment;
      const sentence = `Ships ${ships} ${versions.get(ships)}.`;
      const file = join(root, ".changeset", `${name}-ships-${ships}.md`.replaceAll(/[@/]/g, "-"));
      await writeFile(file, `---\n"${name}": patch\n---\n\n${sentence}\n`);
      noted.push(`${name}: ${sentence}`);
      open.delete(shipment);
    }
  }
}
