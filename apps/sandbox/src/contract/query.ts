import type { Parameter, Schema } from "./document.ts";
import { type Check, compileRequestCheck, type Finding } from "./schemas.ts";

export type QueryValues = Record<string, string | number>;

type QueryParameter = {
  name: string;
  kind: "integer" | "number" | "string";
  default: number | undefined;
  /** A `limit` above the maximum of its list is taken as the maximum, never refused. */
  clampAt: number | undefined;
};

export type QueryReader = { read(search: string): { values: QueryValues; findings: readonly Finding[] } };

const NUMERIC = { integer: /^-?\d+$/, number: /^-?(\d+\.?\d*|\.\d+)$/ };

function numberMember(schema: Schema, name: string): number | undefined {
  const value: unknown = Reflect.get(schema, name);
  return typeof value === "number" ? value : undefined;
}

function kindOf(schema: Schema): QueryParameter["kind"] {
  const type: unknown = Reflect.get(schema, "type");
  return type === "integer" || type === "number" ? type : "string";
}

function describe(parameter: Parameter & { name: string; schema: Schema }): QueryParameter {
  const { name, schema } = parameter;
  return {
    name,
    kind: kindOf(schema),
    default: numberMember(schema, "default"),
    clampAt: name === "limit" ? numberMember(schema, "maximum") : undefined,
  };
}

function readValue(parameter: QueryParameter, text: string): string | number {
  // What is not a number stays text, so that the schema refuses it.
  if (parameter.kind === "string" || !NUMERIC[parameter.kind].test(text)) return text;
  const value = Number(text);
  return parameter.clampAt === undefined ? value : Math.min(value, parameter.clampAt);
}

/** Reads the query of one operation: unknown parameters are ignored, of a repeated one the last counts. */
export function queryReader(parameters: readonly Parameter[]): QueryReader {
  const known = new Map<string, QueryParameter>();
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const { name, in: place, schema, required: isRequired } of parameters) {
    if (place !== "query" || name === undefined || schema === undefined) continue;
    known.set(name, describe({ name, schema }));
    properties[name] = schema;
    if (isRequired === true) required.push(name);
  }
  let check: Check | undefined;
  return {
    read(search) {
      const values: QueryValues = {};
      for (const parameter of known.values()) {
        if (parameter.default !== undefined) values[parameter.name] = parameter.default;
      }
      if (search !== "") {
        for (const [name, text] of new URLSearchParams(search)) {
          const parameter = known.get(name);
          if (parameter !== undefined) values[name] = readValue(parameter, text);
        }
      }
      if (known.size === 0) return { values, findings: [] };
      check ??= compileRequestCheck({ type: "object", properties, required });
      return { values, findings: check(values) ? [] : (check.errors ?? []) };
    },
  };
}
