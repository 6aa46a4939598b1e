import { Enums, Models, Serialize, SPDX, Spec } from "@cyclonedx/cyclonedx-library";
import { z } from "zod";
import type { BundledPackage } from "./packages.ts";

/** Goes with each release, and not into the package: nothing that runs reads it. */
export const BILL = "sbom.cdx.json";

/** What the bill is of. */
export interface Whole {
  name: string;
  version: string;
  licence: string;
  kind: "application" | "library";
}

const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace("@", "%40")}@${version}`;

function spdx(name: string, licence: string): Models.SpdxLicense {
  if (SPDX.isSupportedSpdxId(licence)) return new Models.SpdxLicense(licence);
  throw new Error(`${name} is bundled under "${licence}", which is not one SPDX licence. Have a look at it.`);
}

function component(type: Enums.ComponentType, { name, version, licence, texts }: BundledPackage) {
  const slash = name.indexOf("/");
  const purl = purlOf(name, version);
  return new Models.Component(type, name.slice(slash + 1), {
    ...(slash > 0 && { group: name.slice(0, slash) }),
    version,
    purl,
    bomRef: purl,
    licenses: new Models.LicenseRepository([spdx(name, licence)]),
    ...(texts.length > 0 && {
      evidence: new Models.ComponentEvidence({
        licenses: new Models.LicenseRepository(
          texts.map(({ file, text }) => new Models.NamedLicense(file, { text: new Models.Attachment(text) })),
        ),
      }),
    }),
  });
}

/** A CycloneDX document. Without a time and a serial number: what is built twice from the same is the same. */
export function writeBill(whole: Whole, packages: readonly BundledPackage[]): string {
  const type = whole.kind === "library" ? Enums.ComponentType.Library : Enums.ComponentType.Application;
  const root = component(type, { ...whole, texts: [] });
  const parts = packages.map((each) => component(Enums.ComponentType.Library, each));
  for (const { bomRef } of parts) root.dependencies.add(bomRef);
  const bill = new Models.Bom({
    components: new Models.ComponentRepository(parts),
    metadata: new Models.Metadata({
      component: root,
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.Build]),
    }),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bill, { sortLists: true, space: 2 })}\n`;
}

const Bill = z.object({
  components: z
    .array(
      z.object({
        group: z.string().optional(),
        name: z.string(),
        version: z.string(),
        licenses: z.tuple([z.object({ license: z.object({ id: z.string() }) })]),
        evidence: z.object({
          licenses: z.array(
            z.object({
              license: z.object({ name: z.string(), text: z.object({ content: z.string() }) }),
            }),
          ),
        }),
      }),
    )
    .default([]),
});

/** The packages in a bill that was written here. */
export function readBill(text: string): BundledPackage[] {
  return Bill.parse(JSON.parse(text)).components.map(({ group, name, version, licenses, evidence }) => ({
    name: group === undefined ? name : `${group}/${name}`,
    version,
    licence: licenses[0].license.id,
    texts: evidence.licenses.map(({ license }) => ({ file: license.name, text: license.text.content })),
  }));
}
