import { expect, it } from "vitest";
import { clientOperations } from "./client-contract.ts";

it("has the operations of the client alone, and no path without one", () => {
  const parameters = [{ name: "id" }];
  const only = { operationId: "b", "x-sandbox-only": true };
  expect(
    clientOperations({
      openapi: "3.1.0",
      paths: {
        "/one/{id}": { parameters, get: { operationId: "a" }, delete: only },
        "/other/{id}": { parameters, put: only },
      },
      components: { schemas: {} },
    }),
  ).toEqual({
    openapi: "3.1.0",
    paths: { "/one/{id}": { parameters, get: { operationId: "a" } } },
    components: { schemas: {} },
  });
});
