import type { components, operations } from "../generated/schema.ts";
import type { Plain } from "./plain.ts";

/** The contract's schemas, by name. */
export type Schemas = components["schemas"];

/** A JSON:API resource as users see it: its id and its attributes, side by side. */
export type Flat<Resource extends { id: string }> = Plain<
  Pick<Resource, "id"> & (Resource extends { attributes: infer Attributes } ? Attributes : unknown)
>;

/** What may be left out may also be `undefined`, also under `exactOptionalPropertyTypes`. */
export type Lenient<T> = T extends infer Members
  ? {
      [Member in keyof Members]: Pick<Members, Member> extends Required<Pick<Members, Member>>
        ? Members[Member]
        : Members[Member] | undefined;
    }
  : never;

/** The query of an operation, as the contract has it. */
export type QueryOf<Operation extends keyof operations> = NonNullable<
  operations[Operation]["parameters"]["query"]
>;

export function flat<Attributes>({ id, attributes }: { id: string; attributes: Attributes }) {
  return { id, ...attributes };
}

export function idAlone({ id }: { id: string }) {
  return { id };
}
