import openapi from "flowroute-openapi" with { type: "json" };

/** What the sandbox reads of the contract. The JSON is assigned to it, so a change of shape fails the typecheck. */
export type Schema = object;

export type Reference = { $ref?: string | undefined };

export type Parameter = Reference & {
  name?: string | undefined;
  in?: string | undefined;
  required?: boolean | undefined;
  schema?: Schema | undefined;
};

export type Content = { "application/vnd.api+json"?: { schema: Schema } | undefined };

export type Response = Reference & { description?: string | undefined; content?: Content | undefined };

export type PathOperation = {
  operationId: string;
  "x-sandbox-only"?: boolean | undefined;
  parameters?: readonly Parameter[] | undefined;
  requestBody?: { required: boolean; content: Content } | undefined;
  responses: Readonly<Record<string, Response>>;
};

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { parameters?: readonly Parameter[] | undefined } & {
  [M in Method]?: PathOperation | undefined;
};

export type ContractDocument = {
  paths: Readonly<Record<string, PathItem>>;
  components: {
    schemas: Readonly<Record<string, Schema>>;
    parameters: Readonly<Record<string, Parameter>>;
    responses: Readonly<Record<string, Response>>;
  };
};

export const contractDocument: ContractDocument = openapi;
