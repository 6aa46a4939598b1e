import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { catalog } from "../tools/catalog.ts";
import { advertised } from "./schemas.ts";

const jsonSchema = z.looseObject({
  type: z.literal("object"),
  properties: z.record(z.string(), z.looseObject({ type: z.string(), default: z.unknown().optional() })),
  required: z.array(z.string()).default([]),
  additionalProperties: z.literal(false),
});

const inputOf = (tool: (typeof catalog)[number]) =>
  jsonSchema.parse(advertised(tool).inputSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));

const outputOf = (tool: (typeof catalog)[number]) =>
  jsonSchema
    .omit({ additionalProperties: true })
    .parse(advertised(tool).outputSchema["~standard"].jsonSchema.output({ target: "draft-2020-12" }));

const ID = `mdr2-${"0".repeat(32)}`;

// Arguments as a model that goes by the schema writes them.
const EXAMPLES: Record<string, Record<string, unknown>> = {
  search_available_numbers: {
    state: "WA",
    rate_center: "SEATTLE",
    starts_with: "206",
    number_type: "longcode",
    limit: 50,
    offset: 0,
  },
  list_available_area_codes: { max_setup_cost: 3.5, limit: 1 },
  list_available_exchanges: { areacode: "206" },
  purchase_number: { numbers: ["+12065550123"], messaging_enabled: true },
  list_numbers: { alias: "Front desk" },
  get_number: { number: "+12065550123" },
  update_primary_route: { numbers: ["+12065550123"], route_id: "0" },
  update_failover_route: { numbers: ["+12065550123"], route_id: "98396" },
  send_message: {
    from: "+12065550123",
    to: "+12065550142",
    body: "Hi",
    media_urls: ["https://example.com/a.png"],
  },
  list_messages: { start_date: "2h", end_date: "2026-11-02" },
  get_message: { id: ID, wait_seconds: 20 },
  list_routes: { route_type: "host" },
  create_route: { route_type: "uri", value: "sip:desk@example.com", alias: "Desk" },
  get_account_limits: {},
};

describe.each(catalog.map((tool) => [tool.name, tool] as const))("%s", (name, tool) => {
  it("says which arguments it needs, and what the others are without a word", () => {
    const { properties, required } = inputOf(tool);
    for (const [key, field] of Object.entries(tool.input.shape)) {
      const without = z.safeParse(field, undefined);
      expect(required.includes(key), key).toBe(!without.success);
      expect(properties[key]?.default, key).toEqual(without.data);
    }
  });

  it("takes what its schema allows", () => {
    const example = EXAMPLES[name] ?? {};
    const check = new Ajv2020({ strict: false }).compile(inputOf(tool));
    expect(check(example), JSON.stringify(check.errors)).toBe(true);
    expect(tool.input.safeParse(example).success).toBe(true);
  });
});

describe("what hosts are told of limits", () => {
  const limit = z.looseObject({
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    maxItems: z.number().optional(),
  });
  const toldOf = (name: string, argument: string) => {
    const tool = catalog.find((each) => each.name === name);
    return limit.parse(tool === undefined ? undefined : inputOf(tool).properties[argument]);
  };

  it("is what a model could go over", () => {
    expect(toldOf("list_routes", "limit").maximum).toBe(50);
    expect(toldOf("get_message", "wait_seconds").maximum).toBe(55);
    expect(toldOf("send_message", "body").maxLength).toBe(2000);
    expect(toldOf("purchase_number", "numbers").maxItems).toBe(10);
  });

  it("is not what nobody goes over or under", () => {
    const all = JSON.stringify(catalog.map(inputOf));
    expect(all).not.toMatch(/"(minLength|minItems|minimum)":[01]\b|2147483647|9007199254740991/);
  });
});

it("promises of a result what is in it, and leaves room for more", () => {
  for (const tool of catalog) {
    const schema = outputOf(tool);
    expect(JSON.stringify(schema), tool.name).not.toMatch(/"additionalProperties":(true|false|\{\})/);
    for (const [key, field] of Object.entries(tool.output.shape))
      expect(schema.required.includes(key), `${tool.name}: ${key}`).toBe(
        !z.safeParse(field, undefined).success,
      );
  }
});
