import type { components, operations } from "../generated/schema.ts";

/** The contract's schemas, by name. */
export type Schemas = components["schemas"];

/** The same members, written out as one object. */
export type Plain<T> = { [Member in keyof T]: T[Member] };

/** A JSON:API resource as users see it: its id and its attributes, side by side. */
export type Flat<Resource extends { id: string }> = Plain<
  Pick<Resource, "id"> & (Resource extends { attributes: infer Attributes } ? Attributes : unknown)
>;

/** What may be left out may also be `undefined`, also under `exactOptionalPropertyTypes`. */
export type Lenient<T> = {
  [Member in keyof T]: Pick<T, Member> extends Required<Pick<T, Member>> ? T[Member] : T[Member] | undefined;
};

/** The query of an operation, as the contract has it. */
export type QueryOf<Operation extends keyof operations> = NonNullable<
  operations[Operation]["parameters"]["query"]
>;
