import { expect, it, onTestFinished } from "vitest";
import { addToken, tokensFile } from "../src/access/tokens/for-tests.ts";
import { openCarrier } from "./hosts.ts";
import { startHttpServer } from "./http-server.ts";

// The built server: what it says opens each of its doors.

it("each door names the scopes that open it, and opens to those", async () => {
  const carrier = await openCarrier();
  onTestFinished(carrier.close);
  const file = tokensFile();
  const desk = await addToken(file, "desk", ["numbers:read"]);
  const ops = await addToken(file, "ops", ["metrics:read"]);
  const server = await startHttpServer(["--tokens-file", file], carrier.env);
  onTestFinished(async () => void (await server.stop()));
  const at = async (path: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(server.url + path, { headers });
    await response.body?.cancel();
    const [, scope] = /scope="([^"]*)"/.exec(response.headers.get("www-authenticate") ?? "") ?? [];
    return [response.status, scope];
  };
  const ofTools = "numbers:read numbers:buy messages:read messages:send routes:read routes:write";
  expect(await at("/metrics")).toEqual([401, "metrics:read"]);
  expect(await at("/metrics", "fmcp_wrong")).toEqual([401, "metrics:read"]);
  expect(await at("/metrics", desk)).toEqual([403, "metrics:read"]);
  expect(await at("/metrics", ops)).toEqual([200, undefined]);
  expect(await at("/mcp")).toEqual([401, ofTools]);
  expect(await at("/mcp", ops)).toEqual([403, ofTools]);
  expect(await at("/mcp", desk), "without a session there is nothing to GET").toEqual([405, undefined]);
});
