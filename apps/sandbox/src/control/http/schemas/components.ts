import type { z } from "zod";

const schemas = new Map<string, z.ZodType>();

/** Schemas that the control document shows under a name of their own. */
export const components: ReadonlyMap<string, z.ZodType> = schemas;

export function named<Schema extends z.ZodType>(name: string, schema: Schema): Schema {
  schemas.set(name, schema);
  return schema;
}
