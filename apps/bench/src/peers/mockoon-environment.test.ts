import { expect, it } from "vitest";
import { mockoonEnvironment } from "./mockoon-environment.ts";

it("has each route with its answer, in the order given", () => {
  const answer = { status: 202, contentType: "text/plain", body: "{{not a template}}" };
  const { routes, rootChildren } = mockoonEnvironment([
    { method: "GET", path: "/v2/numbers/available", answer },
    { method: "GET", path: "/v2/numbers/:id", answer },
    { method: "POST", path: "/v2.1/messages", answer },
  ]);
  expect(routes.map(({ endpoint, method }) => `${method} ${endpoint}`)).toEqual([
    "get v2/numbers/available",
    "get v2/numbers/:id",
    "post v2.1/messages",
  ]);
  expect(rootChildren).toEqual(routes.map(({ uuid }) => ({ type: "route", uuid })));
  expect(routes[0]?.responses).toMatchObject([
    {
      statusCode: 202,
      body: answer.body,
      headers: [{ key: "Content-Type", value: "text/plain" }],
      disableTemplating: true,
    },
  ]);
});
