import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyOperation } from "./operations.ts";
import { startControl } from "./testing/control-server.ts";

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.strictObject({ schema }));

/** What of OpenAPI 3.1 the document uses, and nothing else. */
const openapi = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.literal("/") })),
  paths: z.record(
    z.string().regex(/^\/_sandbox\//),
    z.partialRecord(
      z.enum(["get", "put", "post", "patch", "delete"]),
      z.strictObject({
        operationId: z.string().regex(/^\w+$/),
        summary: z.string().min(1),
        parameters: z
          .array(
            z.strictObject({
              name: z.string(),
              in: z.enum(["path", "query"]),
              required: z.boolean(),
              schema,
            }),
          )
          .exactOptional(),
        requestBody: z.strictObject({ required: z.boolean(), content }).exactOptional(),
        responses: z.record(
          z.string().regex(/^(?:2\d\d|default)$/),
          z.strictObject({ description: z.string().min(1), content: content.exactOptional() }),
        ),
      }),
    ),
  ),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^\w+$/), schema) }),
});

async function read() {
  const { ask } = await startControl();
  const { body } = await ask("GET", "/_sandbox/openapi.json");
  return openapi.parse(body);
}

type Document = Awaited<ReturnType<typeof read>>;

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  );

test("has every operation once, with its parameters and what it answers", async () => {
  const documented = operationsOf(await read());
  expect(
    documented.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`).toSorted(),
  ).toEqual(
    everyOperation
      .map(({ operationId, method, path }) => `${operationId} ${method.toLowerCase()} ${path}`)
      .toSorted(),
  );
  expect(new Set(documented.map(({ operationId }) => operationId)).size).toBe(documented.length);
  for (const { path, parameters = [], responses } of documented) {
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(Object.keys(responses)).toEqual([expect.stringMatching(/^2/), "default"]);
  }
});

test("says of bodies whether they are required", async () => {
  const bodies = operationsOf(await read()).filter(({ requestBody }) => requestBody !== undefined);
  expect(bodies.map(({ operationId, requestBody }) => [operationId, requestBody?.required])).toEqual([
    ["reset", false],
    ["seed", false],
    ["setClock", false],
    ["addFault", false],
    ["addAccount", false],
    ["setBalance", true],
    ["receiveMessage", true],
  ]);
});

test("shows numbers in queries as numbers", async () => {
  const [listed] = operationsOf(await read()).filter(({ operationId }) => operationId === "listRequests");
  expect(listed?.parameters).toMatchObject([
    { name: "limit", in: "query", required: false, schema: { type: "integer", minimum: 1, maximum: 1000 } },
    { name: "before", in: "query", required: false, schema: { type: "integer", minimum: 0 } },
  ]);
});

test("all of its schemas compile, and each named one is used", async () => {
  const document = await read();
  const ajv = new Ajv2020({ strict: false, validateSchema: true });
  addFormatsModule.default(ajv);
  ajv.addFormat("base64", true);
  ajv.addSchema({ $id: "control", ...document });
  const schemas: object[] = [...Object.values(document.components.schemas)];
  for (const { parameters = [], requestBody, responses } of operationsOf(document)) {
    schemas.push(...parameters.map((parameter) => parameter.schema));
    for (const there of [
      requestBody?.content,
      ...Object.values(responses).map((response) => response.content),
    ]) {
      schemas.push(...Object.values(there ?? {}).map((each) => each.schema));
    }
  }
  const used = new Set<string>();
  for (const each of schemas) {
    const absolute = JSON.stringify(each, (key, value: unknown) => {
      if (key !== "$ref") return value;
      used.add(String(value));
      return `control${String(value)}`;
    });
    expect(() => ajv.compile(JSON.parse(absolute))).not.toThrow();
  }
  const named = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect([...used].toSorted()).toEqual(named.toSorted());
});
