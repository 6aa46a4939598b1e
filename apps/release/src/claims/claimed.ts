import getReleasePlan from "@changesets/get-release-plan";
import type { Level } from "../contract/change.ts";

/** How much the waiting changesets raise each package, those that follow from its dependencies included. */
export async function claimedLevels(root: string): Promise<Map<string, Level>> {
  const { releases } = await getReleasePlan(root);
  return new Map(releases.flatMap(({ name, type }) => (type === "none" ? [] : [[name, type] as const])));
}
