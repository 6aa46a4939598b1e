import { describe, expect, it } from "vitest";
import { withExample } from "./prism-document.ts";

const contentType = "application/vnd.api+json";
const document = {
  openapi: "3.1.0",
  paths: {
    "/v2/numbers/{id}": {
      parameters: [{ name: "id" }],
      get: {
        operationId: "getNumber",
        responses: {
          200: {
            description: "It.",
            content: { [contentType]: { schema: {}, example: 1, examples: { short: { value: 2 } } } },
          },
          default: { description: "Not." },
        },
      },
    },
  },
};
const answer = { status: 200, contentType, body: `{"data":[]}` };

const byId = { method: "GET", path: "/v2/numbers/{id}" } as const;

describe("withExample", () => {
  it("has the recorded answer as the only example, and all else as it was", () => {
    const { get } = withExample(document, byId, answer).paths["/v2/numbers/{id}"] ?? {};
    expect(get).toEqual({
      operationId: "getNumber",
      responses: {
        200: {
          description: "It.",
          content: { [contentType]: { schema: {}, examples: { recorded: { value: { data: [] } } } } },
        },
        default: { description: "Not." },
      },
    });
    expect(document.paths["/v2/numbers/{id}"].get.responses[200].content[contentType].example).toBe(1);
  });

  it("puts it into the operation that is asked for", () => {
    const { get, parameters } = document.paths["/v2/numbers/{id}"];
    const both = { ...document, paths: { "/v2/numbers/{id}": { parameters, get, post: get } } };
    const found = withExample(both, { ...byId, method: "POST" }, answer).paths["/v2/numbers/{id}"];
    expect(found?.["get"]).toEqual(get);
    expect(found?.["post"]).not.toEqual(get);
  });

  it("refuses what the contract does not have", () => {
    expect(() => withExample(document, { ...byId, path: "/v2/routes" }, answer)).toThrow();
    expect(() => withExample(document, { ...byId, method: "POST" }, answer)).toThrow();
    expect(() => withExample(document, byId, { ...answer, status: 404 })).toThrow();
    const text = { ...answer, contentType: "text/plain" };
    expect(() => withExample(document, byId, text)).toThrow("text/plain");
  });
});
