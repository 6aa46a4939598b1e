import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { parseServerJson } from "../listings/server-json/schema.ts";
import { NotPublished } from "./ask.ts";
import { publish } from "./publish.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const SERVER_JSON = parseServerJson(
  readFileSync(new URL("../../../mcp/server.json", import.meta.url), "utf8"),
);

type Asked = { line: string; authorization: string | undefined; body: unknown };
type Answer = { status: number; body: unknown };

let close = () => {};
afterEach(() => close());

/** GitHub and the registry, as far as a release asks them. The first of several answers are given once each. */
async function standIn(answers: Record<string, Answer | Answer[]>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    const [path] = (request.url ?? "").split("?");
    asked.push({
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: text === "" ? undefined : JSON.parse(text),
    });
    const found = [answers[path ?? ""] ?? []].flat();
    const before = asked.filter(({ line }) => line.includes(`${path}`)).length - 1;
    const { status, body } = found[Math.min(before, found.length - 1)] ?? { status: 404, body: {} };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  close = () => server.close();
  return { asked, url: `http://127.0.0.1:${portOf(server.address())}` };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;

const ID_TOKEN = "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl";

const GOOD: Record<string, Answer> = {
  "/identity": { status: 200, body: { value: ID_TOKEN } },
  "/v0/auth/github-oidc": { status: 200, body: { registry_token: "a-registry-token", expires_at: 1 } },
  "/v0/publish": { status: 200, body: { server: SERVER_JSON, _meta: {} } },
};

const run = (environment: Record<string, string>) =>
  new Promise<{ code: number; out: string; err: string }>((ended) => {
    const child = execFile(
      process.execPath,
      [CLI],
      { env: { PATH: process.env["PATH"], ...environment } },
      (_error, out, err) => ended({ code: child.exitCode ?? -1, out, err }),
    );
  });

const runAt = (url: string) =>
  run({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/identity?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "a-request-token",
    MCP_REGISTRY_URL: url,
  });

it("signs in as the repository, for this registry alone, and publishes server.json", async () => {
  const { asked, url } = await standIn(GOOD);
  expect(await runAt(url)).toEqual({
    code: 0,
    out: `${SERVER_JSON.name} ${SERVER_JSON.version}: published at ${url}\n`,
    err: "",
  });
  expect(asked).toEqual([
    {
      line: `GET /identity?api-version=2.0&audience=${encodeURIComponent(url)}`,
      authorization: "Bearer a-request-token",
      body: undefined,
    },
    { line: "POST /v0/auth/github-oidc", authorization: undefined, body: { oidc_token: ID_TOKEN } },
    { line: "POST /v0/publish", authorization: "Bearer a-registry-token", body: SERVER_JSON },
  ]);
});

it("is content with a version that is there already", async () => {
  const body = {
    title: "Bad Request",
    errors: [{ message: "invalid version: cannot publish duplicate version" }],
  };
  const { url } = await standIn({ ...GOOD, "/v0/publish": { status: 400, body } });
  expect(await runAt(url)).toMatchObject({ code: 0, out: expect.stringContaining("was already at") });
});

/** What comes of it without waiting, and how long it would have waited each time. */
async function publishedAt(url: string) {
  const waited: number[] = [];
  const identity = { requestUrl: `${url}/identity?api-version=2.0`, requestToken: "a-request-token" };
  const outcome = await publish(SERVER_JSON, { registry: url, identity }, async (seconds) => {
    waited.push(seconds);
  }).catch((error: unknown) => {
    if (error instanceof NotPublished) return error.message;
    throw error;
  });
  return { outcome, waited };
}

const GROWING = [5, 15, 45, 90];

it.each([
  [
    "/identity",
    500,
    {},
    /^Could not get an identity from GitHub: .* answered 500 .*Run the job again/,
    GROWING,
  ],
  [
    "/v0/auth/github-oidc",
    401,
    { detail: "invalid audience", token: ID_TOKEN },
    /sign in: .* 401 .*invalid audience.*id-token: write/,
    [],
  ],
  [
    "/v0/publish",
    403,
    { detail: "no permission" },
    /publish: .* 403 .*no permission.*belong to the owner/,
    [],
  ],
  ["/v0/publish", 403, { detail: "owner not found" }, /publish: .* 403 .*belong to the owner/, []],
  [
    "/v0/publish",
    400,
    { detail: "not found at npm" },
    /publish: .* 400 .*not found at npm.*npm has to have/,
    GROWING,
  ],
  ["/v0/publish", 400, { detail: "mcpName is missing" }, /publish: .* 400 .*mcpName is missing/, []],
  ["/v0/publish", 429, {}, /publish: .* 429 .*Run the job again later/, GROWING],
  ["/v0/publish", 200, "<html>", /publish: .* something else than was expected/, []],
  [
    "/v0/auth/github-oidc",
    200,
    { token: "a-registry-token" },
    /sign in: .* something else than was expected/,
    [],
  ],
])("tells what %s refused with %i %j, and what to do", async (path, status, body, sentence, waits) => {
  const { url } = await standIn({ ...GOOD, [path]: { status, body } });
  const { outcome, waited } = await publishedAt(url);
  expect(outcome).toMatch(sentence);
  expect(outcome).not.toMatch(/a-request-token|eyJhbGciOi|a-registry-token/);
  expect(waited).toEqual(waits);
});

it("is patient with what npm does not show yet, and signs in anew each time", async () => {
  const refused = (message: string) => ({ status: 400, body: { errors: [{ message }] } });
  const { asked, url } = await standIn({
    ...GOOD,
    "/v0/publish": [
      refused("NPM package 'a' exists, but version '1.0.0' was not found (status: 404)"),
      refused("NPM could not confirm package 'a' version '1.0.0'. Likely transient, retry later"),
      { status: 503, body: "" },
      { status: 200, body: { server: SERVER_JSON } },
    ],
  });
  expect(await publishedAt(url)).toEqual({ outcome: "published", waited: [5, 15, 45] });
  expect(asked.map(({ line }) => line.replace(/\?.*/, ""))).toEqual(
    Array.from({ length: 4 }, () => [
      "GET /identity",
      "POST /v0/auth/github-oidc",
      "POST /v0/publish",
    ]).flat(),
  );
});

it("tells of a refusal and ends with it", async () => {
  const { url } = await standIn({
    ...GOOD,
    "/v0/publish": { status: 403, body: { detail: "no permission" } },
  });
  expect(await runAt(url)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("no permission") });
});

it("tells of a registry that is not reached", async () => {
  const { url } = await standIn(GOOD);
  close();
  expect(await publishedAt(url)).toEqual({
    outcome: expect.stringContaining("gave no answer"),
    waited: GROWING,
  });
});

it("says what it needs outside of GitHub Actions", async () => {
  expect(await run({})).toMatchObject({ code: 1, err: expect.stringContaining("id-token: write") });
});
