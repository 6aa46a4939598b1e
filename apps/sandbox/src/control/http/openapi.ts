import { z } from "zod";
import { type Described, takesNothing } from "./control-operation.ts";
import { components } from "./schemas/components.ts";
import { errorDocument } from "./schemas/error.ts";

export type ControlDocument = { openapi: string; [member: string]: unknown };

type Json = Readonly<Record<string, unknown>>;

const NAMED = "#/components/schemas/";

/** JSON Schemas of these schemas and of all named ones, which they refer to. */
function jsonSchemasOf(schemas: Iterable<z.ZodType>): (schema: z.ZodType) => Json {
  const names = new Map<z.ZodType, string>();
  for (const [name, schema] of components) names.set(schema, name);
  for (const schema of schemas) if (!names.has(schema)) names.set(schema, `unnamed ${names.size}`);
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: (name) => `${NAMED}${name}` }).schemas;
  return (schema) => {
    const { $schema, $id, ...json } = made[names.get(schema) ?? ""] ?? {};
    return json;
  };
}

function parametersIn(place: "path" | "query", { properties, required }: Json): object[] {
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: Array.isArray(required) && required.includes(name),
    schema,
  }));
}

function describing(jsonSchemaOf: (schema: z.ZodType) => Json): (operation: Described) => Json {
  const names = new Map([...components].map(([name, schema]) => [schema, name]));
  const content = (mediaType: string, schema: z.ZodType) => {
    const name = names.get(schema);
    return {
      [mediaType]: { schema: name === undefined ? jsonSchemaOf(schema) : { $ref: `${NAMED}${name}` } },
    };
  };
  const failed = {
    description: "What happened, what did not, and what to do.",
    content: content("application/json", errorDocument),
  };
  return ({ operationId, summary, status, mediaType, schemas: { params, query, body, answer } }) => {
    const parameters = [
      ...parametersIn("path", jsonSchemaOf(params)),
      ...parametersIn("query", jsonSchemaOf(query)),
    ];
    const requestBody = {
      required: !body.safeParse({}).success,
      content: content("application/json", body),
    };
    return {
      operationId,
      summary,
      ...(parameters.length === 0 ? {} : { parameters }),
      ...(body === takesNothing.body ? {} : { requestBody }),
      responses: {
        [status]:
          status === 204
            ? { description: "It is done." }
            : { description: summary, content: content(mediaType, answer) },
        default: failed,
      },
    };
  };
}

/** The OpenAPI document of the control API, from the table of its operations. */
export function controlDocument(operations: readonly Described[], version: string): ControlDocument {
  const jsonSchemaOf = jsonSchemasOf(
    operations.flatMap(({ status, schemas: { params, query, body, answer } }) =>
      // There is no JSON Schema of no answer.
      status === 204 ? [params, query, body] : [params, query, body, answer],
    ),
  );
  const describe = describing(jsonSchemaOf);
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) };
  }
  const schemas = Object.fromEntries([...components].map(([name, schema]) => [name, jsonSchemaOf(schema)]));
  return {
    openapi: "3.1.0",
    info: {
      title: "Control API of the Flowroute sandbox",
      version,
      description: "What a person or a test can see and do beyond the carrier's API.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas },
  };
}
