import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BILL, readBill, type Whole, writeBill } from "./bill-of-materials.ts";
import { NOTICES, writeNotices } from "./notices.ts";
import { type BundledPackage, type Output, packagesIn, readPackage } from "./packages.ts";

function inOrder(packages: readonly BundledPackage[]): BundledPackage[] {
  const byId = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  return [...byId.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/**
 * Notes in `dist` what is bundled there, for people and for programs. A package that is built in several steps notes
 * after each what that brought.
 *
 * @throws Error when something is bundled that may not be handed on as it is.
 */
export function recordBundled(dist: string, kind: Whole["kind"], outputs: readonly Output[]): void {
  const folder = dirname(dist);
  const bill = join(dist, BILL);
  const before = existsSync(bill) ? readBill(readFileSync(bill, "utf8")) : [];
  const packages = inOrder([...before, ...packagesIn(outputs, folder)]);
  const { name, version, licence } = readPackage(folder);
  writeFileSync(bill, writeBill({ name, version, licence, kind }, packages));
  if (packages.length > 0) writeFileSync(join(dist, NOTICES), writeNotices(name, packages));
}

/** A plugin of the build that does so. */
export function listBundled(kind: Whole["kind"]) {
  return {
    name: "list-bundled",
    writeBundle({ dir }: { dir?: string | undefined }, bundle: Readonly<Record<string, Output>>): void {
      if (dir === undefined) throw new Error("The build says not where it writes: nothing was noted.");
      recordBundled(dir, kind, Object.values(bundle));
    },
  };
}
