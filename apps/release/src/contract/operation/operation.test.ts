import { describe, expect, it } from "vitest";
import type { JsonNode } from "../node.ts";
import { base, found, holding, json, query, told, type Where } from "../small-contract-for-tests.ts";

const changed = (more: JsonNode, where: Where = {}, from: JsonNode = base): string[] =>
  told(holding(from, where), holding({ ...from, ...more }, where));

describe("what is called", () => {
  it("has a name, tags and a way in, all of them promised", () => {
    expect(changed({ operationId: "getThings" })).toEqual([
      'major: GET /things: operationId was "listThings" and is "getThings"',
    ]);
    expect(changed({ tags: ["stuff"] })).toEqual([
      "major: GET /things: the tag things was removed",
      "minor: GET /things: a new tag, stuff",
    ]);
    expect(changed({ security: [] })).toEqual(["major: GET /things: security changed"]);
    expect(changed({ deprecated: true })).toEqual(["minor: GET /things: is deprecated now"]);
    expect(changed({ callbacks: {} })).toEqual([
      "major: GET /things: callbacks changed, and what that does is not known here",
    ]);
  });

  it("is promised by the carrier, or by the sandbox alone", () => {
    const only = "major: GET /things: only the sandbox performs it now";
    expect(changed({ "x-sandbox-only": true })).toEqual([only]);
    expect(changed({ "x-sandbox-only": false }, {}, { ...base, "x-sandbox-only": true })).toEqual([
      "major: GET /things: not only the sandbox performs it any more",
    ]);
  });

  it("comes as a minor", () => {
    expect(told({ openapi: "3.1.0" }, holding(base))).toEqual([
      "minor: /things: a new path",
      "minor: GET /things: a new operation, listThings",
    ]);
  });
});

describe("parameters", () => {
  it("may be at the path, and the operation's win", () => {
    const { parameters: _, ...without } = base;
    const atPath = holding(without, { path: { parameters: [query("limit")] } });
    expect(told(holding(base), atPath)).toEqual([
      "patch: the document: the same contract is written otherwise",
    ]);
    const both = holding(base, { path: { parameters: [query("limit", { required: true })] } });
    expect(told(holding(base), both)).toEqual([
      "patch: the document: the same contract is written otherwise",
    ]);
  });

  it.each([
    [[query("limit"), query("offset")], ["minor: GET /things query offset: a new parameter"]],
    [
      [query("limit"), query("offset", { required: true })],
      ["major: GET /things query offset: a new parameter that must be sent"],
    ],
    [[query("limit", { required: true })], ["major: GET /things query limit: is required now"]],
    [
      [query("limit", { schema: { minimum: 1 } })],
      ["major: GET /things query limit: minimum was nothing and is 1"],
    ],
    [
      [query("limit", { style: "spaceDelimited" })],
      ["major: GET /things query limit: style changed, and what that does is not known here"],
    ],
    [
      [query("limit", { in: "header" })],
      [
        "major: GET /things query limit: the parameter was removed",
        "minor: GET /things header limit: a new parameter",
      ],
    ],
  ])("that are %j now", (parameters, expected) => {
    expect(changed({ parameters })).toEqual(expected);
  });

  it("of a webhook are what the reader gets", () => {
    const there = { in: "webhooks" } as const;
    const place = "webhook /things GET query limit";
    expect(changed({ parameters: [query("limit", { required: true })] }, there)).toEqual([
      `minor: ${place}: is required now`,
    ]);
    expect(changed({ parameters: [query("limit", { schema: { minimum: 1 } })] }, there)).toEqual([
      `minor: ${place}: minimum was nothing and is 1`,
    ]);
  });
});

describe("bodies", () => {
  const wider = json({ type: ["string", "null"] });
  const narrower = json({ type: "string", maxLength: 3 });
  const place = "GET /things body";

  it("that are sent may take more, not less", () => {
    expect(changed({ requestBody: wider })).toEqual([`minor: ${place} application/json: takes null now`]);
    expect(changed({ requestBody: narrower })).toEqual([
      `major: ${place} application/json: maxLength was nothing and is 3`,
    ]);
    expect(changed({ requestBody: { ...json(), required: true } })).toEqual([
      `major: ${place}: is required now`,
    ]);
    const { requestBody: _, ...without } = base;
    expect(changed({ requestBody: { ...json(), required: true } }, {}, without)).toEqual([
      `major: ${place}: a new body that must be sent`,
    ]);
    expect(changed({ requestBody: json() }, {}, without)).toEqual([`minor: ${place}: a new body`]);
  });

  it("that the carrier posts may say less, not more", () => {
    const there = { in: "webhooks" } as const;
    expect(changed({ requestBody: wider }, there)).toEqual([
      `major: webhook /things GET body application/json: may be null now`,
    ]);
    expect(changed({ requestBody: narrower }, there)).toEqual([
      `minor: webhook /things GET body application/json: maxLength was nothing and is 3`,
    ]);
  });

  it("come in media types, with what no rule knows", () => {
    const media = (more: JsonNode) => ({
      content: { "application/json": { schema: { type: "string" }, ...more } },
    });
    expect(changed({ requestBody: media({ encoding: {} }) })).toEqual([
      `major: ${place} application/json: encoding changed, and what that does is not known here`,
    ]);
    expect(changed({ requestBody: media({ example: "a" }) })).toEqual([
      `patch: ${place} application/json: example is worded otherwise`,
    ]);
  });

  it("come in media types", () => {
    const both = { content: { "application/json": { schema: { type: "string" } }, "text/plain": {} } };
    expect(changed({ requestBody: both })).toEqual([`minor: ${place} text/plain: a new media type`]);
    expect(changed({ responses: { 200: { ...found, ...both } } })).toEqual([
      "major: GET /things 200 text/plain: a new media type",
    ]);
  });
});

describe("responses", () => {
  it.each([
    ["404", "minor: GET /things 404: a new response"],
    ["5XX", "minor: GET /things 5XX: a new response"],
    ["202", "major: GET /things 202: a new response that is no error"],
    ["default", "major: GET /things default: a new response that is no error"],
  ])("that are new: %s", (status, expected) => {
    expect(changed({ responses: { 200: found, [status]: json() } })).toEqual([expected]);
  });

  it("of ours to a webhook may be new", () => {
    expect(changed({ responses: { 200: found, 202: json() } }, { in: "webhooks" })).toEqual([
      "minor: webhook /things GET 202: a new response",
    ]);
  });

  it("have headers", () => {
    const with2 = { ...found, headers: { "X-Count": { schema: { type: "integer" } }, "X-Page": {} } };
    expect(changed({ responses: { 200: with2 } })).toEqual([
      "minor: GET /things 200 X-Count: is no longer null, boolean, object, array, number, string",
      "minor: GET /things 200 X-Page: a new header",
    ]);
    expect(changed({ responses: { 200: { ...found, headers: {} } } })).toEqual([
      "major: GET /things 200 X-Count: the header was removed",
    ]);
  });
});
