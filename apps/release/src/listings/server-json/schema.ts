import { z } from "zod";

/** What is checked here is taken from this schema, as it stands in modelcontextprotocol/static on GitHub. */
export const SCHEMA_URL = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

const notARange = (version: string) => version !== "latest" && !/[\^~<>=*|]|\bx\b/.test(version);
const exactVersion = z.string().min(1).max(255).refine(notARange, "has to be one version, and no range");

/** The registry asks for a braced name to be one of the `variables`, of which we have none. */
const fixedText = z.string().refine((text) => !/[{}]/.test(text), "has no variables to put between braces");

const environmentVariable = z.strictObject({
  name: z.string().min(1),
  description: fixedText,
  isRequired: z.boolean().optional(),
  isSecret: z.boolean().optional(),
  format: z.enum(["string", "number", "boolean", "filepath"]).optional(),
  default: fixedText.optional(),
  choices: z.array(z.string()).min(1).optional(),
});

const npmPackage = z.strictObject({
  registryType: z.literal("npm"),
  registryBaseUrl: z.literal("https://registry.npmjs.org"),
  identifier: z.string().min(1),
  version: exactVersion,
  runtimeHint: z.literal("npx"),
  transport: z.strictObject({ type: z.literal("stdio") }),
  environmentVariables: z.array(environmentVariable),
});

/** As much of server.json as we use: a key that the schema has and we do not is refused, too. */
export const serverJsonSchema = z.strictObject({
  $schema: z.literal(SCHEMA_URL),
  name: z
    .string()
    .min(3)
    .max(200)
    .regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/),
  title: z.string().min(1).max(100),
  description: z.string().min(1).max(100),
  version: exactVersion,
  repository: z.strictObject({
    url: z.url(),
    source: z.literal("github"),
    subfolder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/),
  }),
  websiteUrl: z.url(),
  packages: z.array(npmPackage).length(1),
});

export type ServerJson = z.infer<typeof serverJsonSchema>;

export const parseServerJson = (text: string): ServerJson => serverJsonSchema.parse(JSON.parse(text));
