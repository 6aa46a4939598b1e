import { isBuiltin } from "node:module";
import { entriesOf } from "./entries.ts";
import { packagesImportedFrom } from "./imports.ts";
import { type PublishedPackage, publishedPackages } from "./packages.ts";

/** One published package that is inside of another as it is installed. */
export interface Shipment {
  name: string;
  ships: string;
}

/** Names of the packages that a package bundles itself, others by way of these not among them. */
export interface Inside {
  code: ReadonlySet<string>;
  /** Where declarations are shipped, those of which only types are in there, too. */
  all: ReadonlySet<string>;
}

/** What a package bundles: what is imported from where its build begins, and is not installed beside it. */
export async function insideOf({ name, folder, installs }: PublishedPackage): Promise<Inside> {
  const { files, withTypes } = await entriesOf(folder);
  const imported = (types: boolean) =>
    [...packagesImportedFrom(files, types)].filter(
      (each) => each !== name && !installs.has(each) && !isBuiltin(each),
    );
  return { code: new Set(imported(false)), all: new Set(imported(withTypes)) };
}

async function shippedBy(one: PublishedPackage, all: readonly PublishedPackage[]): Promise<Shipment[]> {
  const inside = await insideOf(one);
  return all.filter(({ name }) => inside.all.has(name)).map(({ name }) => ({ name: one.name, ships: name }));
}

/**
 * What the published packages bundle of each other. Changesets follows what is installed by itself, and knows nothing
 * of these.
 */
export async function shipments(root: string): Promise<Shipment[]> {
  const packages = publishedPackages(root);
  return (await Promise.all(packages.map((each) => shippedBy(each, packages)))).flat();
}
