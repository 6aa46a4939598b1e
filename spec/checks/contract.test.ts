import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import {
  contract,
  isObject,
  operations,
  requestContents,
  resolve,
  responseContents,
  schemasUnder,
  webhooks,
} from "./contract.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ $id: "contract", ...contract });

/** `#/components/…` means the contract, wherever the schema stands. */
const inContract = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"contract#/components/'));

const everyOperation = [...operations, ...webhooks];
const everyContent = everyOperation.flatMap((op) => [...requestContents(op), ...responseContents(op)]);

describe("operations", () => {
  it("are the eleven, their companions and nothing else", () => {
    const table = operations.map(({ id, method, path, value }) =>
      [
        id,
        `${method.toUpperCase()} ${path}`,
        ...(value["x-companion"] === true ? ["companion"] : []),
        ...(value["x-sandbox-only"] === true ? ["sandbox only"] : []),
      ].join(" | "),
    );
    expect(table.sort()).toEqual([
      "createRoute | POST /v2/routes | companion",
      "deleteMmsCallback | DELETE /v2.1/messages/mms_callback | companion | sandbox only",
      "deleteMmsDlrCallback | DELETE /v2.1/messages/mms_dlr_callback | companion | sandbox only",
      "deleteSmsCallback | DELETE /v2.1/messages/sms_callback | companion | sandbox only",
      "deleteSmsDlrCallback | DELETE /v2.1/messages/sms_dlr_callback | companion | sandbox only",
      "getMessage | GET /v2.1/messages/{id}",
      "getMmsCallback | GET /v2.1/messages/mms_callback | companion | sandbox only",
      "getMmsDlrCallback | GET /v2.1/messages/mms_dlr_callback | companion | sandbox only",
      "getNumber | GET /v2/numbers/{id}",
      "getSmsCallback | GET /v2.1/messages/sms_callback | companion | sandbox only",
      "getSmsDlrCallback | GET /v2.1/messages/sms_dlr_callback | companion | sandbox only",
      "listAvailableAreaCodes | GET /v2/numbers/available/areacodes",
      "listAvailableExchanges | GET /v2/numbers/available/exchanges",
      "listMessages | GET /v2.1/messages",
      "listNumbers | GET /v2/numbers",
      "listRoutes | GET /v2/routes | companion",
      "purchaseNumber | POST /v2/numbers/{id}",
      "releaseNumber | DELETE /v2/numbers/{id} | companion | sandbox only",
      "removeFailoverRoute | DELETE /v2/numbers/{number_id}/relationships/failover_route | companion | sandbox only",
      "removePrimaryRoute | DELETE /v2/numbers/{number_id}/relationships/primary_route | companion | sandbox only",
      "searchAvailableNumbers | GET /v2/numbers/available",
      "sendMessage | POST /v2.1/messages",
      "setMmsCallback | PUT /v2.1/messages/mms_callback | companion | sandbox only",
      "setMmsDlrCallback | PUT /v2.1/messages/mms_dlr_callback | companion | sandbox only",
      "setSmsCallback | PUT /v2.1/messages/sms_callback | companion | sandbox only",
      "setSmsDlrCallback | PUT /v2.1/messages/sms_dlr_callback | companion | sandbox only",
      "updateFailoverRoute | PATCH /v2/numbers/{number_id}/relationships/failover_route",
      "updatePrimaryRoute | PATCH /v2/numbers/{number_id}/relationships/primary_route",
    ]);
    expect(webhooks.map(({ path }) => path)).toEqual(["inboundMessage", "deliveryReceipt"]);
  });

  it("stand before those whose path has a placeholder where theirs has a word", () => {
    const paths = [...new Set(operations.map(({ path }) => path))];
    const clashes = paths.flatMap((path, i) => {
      const form = new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/{}]+")}$`);
      return paths
        .filter((other) => other !== path && form.test(other))
        .map((other) => [other, path, i] as const);
    });
    expect(clashes.map(([word]) => word)).toContain("/v2.1/messages/sms_callback");
    for (const [word, placeholder, i] of clashes)
      expect(paths.indexOf(word), `${word} before ${placeholder}`).toBeLessThan(i);
  });

  it.each(operations)(
    "$id documents success, 401, 404 where it exists, and a default error with content",
    (op) => {
      const statuses = Object.keys(resolve(op.value["responses"]));
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      expect(statuses).toEqual(expect.arrayContaining(["401", "404", "default"]));
      for (const { where, schema } of responseContents(op).filter(({ where }) => !/ 20\d /.test(where)))
        expect(resolve(schema), where).toBe(resolve({ $ref: "#/components/schemas/ErrorDocument" }));
      expect(responseContents(op).some(({ where }) => where.includes(" default "))).toBe(true);
    },
  );

  it.each(operations)("$id describes every parameter with a type and its bounds", (op) => {
    for (const parameter of op.parameters) {
      const where = `${op.id} ${String(parameter["name"])}`;
      const schema = resolve(parameter["schema"]);
      expect(String(parameter["description"] ?? "").length, where).toBeGreaterThan(20);
      expect(schema["type"], where).toMatch(/^(string|integer|number)$/);
      if (schema["type"] === "string")
        expect("pattern" in schema || "enum" in schema || "maxLength" in schema, where).toBe(true);
      else for (const key of ["format", "minimum", "maximum"]) expect(schema, where).toHaveProperty(key);
      if (parameter["name"] === "limit" || parameter["name"] === "offset")
        expect(schema, where).toHaveProperty("default");
    }
  });

  it.each(operations)("$id gives an example of each body", (op) => {
    for (const { where, examples } of [...requestContents(op), ...responseContents(op)])
      expect(examples.length, where).toBeGreaterThan(0);
  });
});

describe("schemas", () => {
  it("describe every property, and give an example of every attribute", () => {
    for (const content of everyContent)
      for (const { where, schema } of schemasUnder(content.schema, content.where)) {
        if (!isObject(schema["properties"])) continue;
        for (const [name, property] of Object.entries(schema["properties"])) {
          const value = resolve(property);
          const place = `${where}.${name}`;
          expect(value, place).toHaveProperty("description");
          const leaf =
            !isObject(value["properties"]) &&
            value["type"] !== "array" &&
            value["type"] !== "object" &&
            !("const" in value);
          const toOthers =
            Array.isArray(value["anyOf"]) && value["anyOf"].some((each) => isObject(each) && "$ref" in each);
          if (leaf && !toOthers) expect(value, place).toHaveProperty("example");
        }
      }
  });

  it("of requests are closed, of responses open", () => {
    for (const op of operations) {
      for (const content of requestContents(op))
        for (const { where, schema } of schemasUnder(content.schema, content.where))
          if (isObject(schema["properties"])) expect(schema["additionalProperties"], where).toBe(false);
      for (const content of responseContents(op))
        for (const { where, schema } of schemasUnder(content.schema, content.where))
          expect(schema, where).not.toHaveProperty("additionalProperties");
    }
  });

  it("are each in use", () => {
    const text = JSON.stringify(contract);
    for (const name of Object.keys(resolve(resolve(contract["components"])["schemas"])))
      expect(text, name).toContain(`"#/components/schemas/${name}"`);
  });

  it("hold every attribute example to its own schema", () => {
    for (const content of everyContent)
      for (const { where, schema } of schemasUnder(content.schema, content.where))
        if ("example" in schema) {
          const { example, ...rest } = schema;
          const check = ajv.compile(inContract(rest));
          expect(check(example), `${where}: ${ajv.errorsText(check.errors)}`).toBe(true);
        }
  });
});

describe("examples", () => {
  const cases = everyContent.flatMap(({ where, schema, examples }) =>
    examples.map((example) => ({ where, schema, ...example })),
  );

  it.each(cases)("$where $name is valid", ({ schema, value }) => {
    const check = ajv.compile(inContract(schema));
    expect(check(value), ajv.errorsText(check.errors)).toBe(true);
  });

  it("are all used", () => {
    const files = readdirSync(new URL("../examples", import.meta.url)).map((file) =>
      file.replace(".yaml", ""),
    );
    expect(Object.keys(resolve(resolve(contract["components"])["examples"])).sort()).toEqual(files.sort());
  });

  it("name only numbers that are kept for fiction", () => {
    for (const file of readdirSync(new URL("../examples", import.meta.url))) {
      const text = readFileSync(new URL(`../examples/${file}`, import.meta.url), "utf8");
      for (const number of text.match(/(?<![0-9a-f-])1[2-9]\d{9}(?![0-9a-f])/g) ?? [])
        expect(number, file).toMatch(/^1\d{3}55501\d\d$/);
    }
  });
});

describe("what is a judgement", () => {
  it("is marked", () => {
    const marked = new Set<string>();
    const walk = (value: unknown, at: string) => {
      if (typeof value !== "object" || value === null) return;
      if ("x-inferred" in value) marked.add(at);
      for (const [key, each] of Object.entries(value)) walk(each, `${at}/${key}`);
    };
    walk(contract, "");
    const said: string[] = [];
    const find = (value: unknown, at: string) => {
      if (typeof value !== "object" || value === null) return;
      if (
        "description" in value &&
        typeof value.description === "string" &&
        /\binferred\b/.test(value.description)
      )
        said.push(at);
      for (const [key, each] of Object.entries(value)) find(each, `${at}/${key}`);
    };
    find(contract["paths"], "/paths");
    find(contract["components"], "/components");
    expect(said.length).toBeGreaterThan(5);
    for (const place of said) expect([...marked], place).toContain(place);
  });
});
