import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getReleasePlan } from "@changesets/get-release-plan";
import type { VersionType } from "@changesets/types";
import { repositoryAddress } from "../repository-address.ts";
import { type Shipment, shipments } from "./shipped.ts";

interface Planned {
  type: VersionType;
  version: string;
}

/** The packages that the waiting changesets release, with the versions that they will have. */
async function planned(root: string): Promise<Map<string, Planned>> {
  const { releases } = await getReleasePlan(root);
  return new Map(
    releases.flatMap(({ name, type, newVersion }) =>
      type === "none" || newVersion === undefined ? [] : [[name, { type, version: newVersion }]],
    ),
  );
}

/**
 * The sandbox serves the contract as it is: what breaks or adds to that does so to its users, who get as much of a
 * version. What the server ships, it shields its own users from. The client's types are generated from the contract:
 * they are files of its own, for which a changeset is asked.
 */
const AS_IT_IS: readonly Shipment[] = [{ name: "flowroute-sandbox", ships: "flowroute-openapi" }];

const levelFor = ({ name, ships }: Shipment, type: VersionType): VersionType =>
  AS_IT_IS.some((each) => each.name === name && each.ships === ships) ? type : "patch";

/**
 * Writes a changeset for every package that ships one which will be released, so that it is released with it, and for
 * those that ship these. Gives a sentence on each.
 */
export async function noteShipments(root: string): Promise<string[]> {
  const address = repositoryAddress(root);
  const open = new Set(await shipments(root));
  const noted: string[] = [];
  for (;;) {
    const plan = await planned(root);
    const due = [...open].flatMap((shipment) => {
      const release = plan.get(shipment.ships);
      return release === undefined ? [] : [{ shipment, ...release }];
    });
    // The version of what is shipped may become a higher one by what that ships itself: that comes first.
    const [next] = [
      ...due.filter(({ shipment }) => !due.some((other) => other.shipment.name === shipment.ships)),
      ...due,
    ];
    if (next === undefined) return noted;
    const { shipment, type, version } = next;
    const { name, ships } = shipment;
    // As changesets names the tag, and GitHub the page.
    const page = `${address}/releases/tag/${encodeURIComponent(`${ships}@${version}`)}`;
    const file = join(root, ".changeset", `${name}-ships-${ships}.md`.replaceAll(/[@/]/g, "-"));
    await writeFile(
      file,
      `---\n"${name}": ${levelFor(shipment, type)}\n---\n\nShips [${ships} ${version}](${page}).\n`,
    );
    noted.push(`${name}: Ships ${ships} ${version}.`);
    open.delete(shipment);
  }
}
