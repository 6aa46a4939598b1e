import { entriesOf } from "./entries.ts";
import { packagesImportedFrom } from "./imports.ts";
import { type PublishedPackage, publishedPackages } from "./packages.ts";

/** One published package that is inside of another as it is installed. */
export interface Shipment {
  name: string;
  ships: string;
}

async function shippedBy(one: PublishedPackage, all: readonly PublishedPackage[]): Promise<Shipment[]> {
  const { files, withTypes } = await entriesOf(one.folder);
  const imported = packagesImportedFrom(files, withTypes);
  return all
    .filter(({ name }) => name !== one.name && imported.has(name) && !one.installs.has(name))
    .map(({ name }) => ({ name: one.name, ships: name }));
}

/**
 * What the published packages bundle of each other: what is imported from where their builds begin, and is not
 * installed beside them. Changesets follows what is installed by itself, and knows nothing of these.
 */
export async function shipments(root: string): Promise<Shipment[]> {
  const packages = publishedPackages(root);
  return (await Promise.all(packages.map((each) => shippedBy(each, packages)))).flat();
}
