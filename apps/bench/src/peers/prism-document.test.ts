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

describe("withExample", () => {
  it("has the recorded answer as the only example, and all else as it was", () => {
    const { get } = withExample(document, "/v2/numbers/{id}", answer).paths["/v2/numbers/{id}"] ?? {};
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

  it("refuses what the contract does not have", () => {
    expect(() => withExample(document, "/v2/routes", answer)).toThrow();
    expect(() => withExample(document, "/v2/numbers/{id}", { ...answer, status: 404 })).toThrow();
    const text = { ...answer, contentType: "text/plain" };
    expect(() => withExample(document, "/v2/numbers/{id}", text)).toThrow("text/plain");
  });
});
