import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fillPathParameters } from "./fill-path-parameters.ts";
import { outliveARequest } from "./outlive-a-request.ts";
import { readJsonApi } from "./read-json-api.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-bench-generated-"));
  await mkdir(join(folder, "build"));
});
afterEach(() => rm(folder, { recursive: true }));

it("changes the one condition of the server, and refuses to change anything else", async () => {
  const file = join(folder, "build", "index.js");
  await writeFile(file, "if (contentType.includes('application/json') && isObject) {}");
  await readJsonApi(folder);
  expect(await readFile(file, "utf8")).toBe("if (contentType.includes('json') && isObject) {}");
  await expect(readJsonApi(folder)).rejects.toThrow("something else now");
});

it("has the server for HTTP read each body once, and listen on loopback, where it is told", async () => {
  const file = join(folder, "build", "streamable-http.js");
  const request = "const { req, res } = toReqRes(c.req.raw);";
  await writeFile(file, `${request}\n    serve({\n        fetch: app.fetch,\n        port\n    }, say);`);
  await outliveARequest(folder);
  const text = await readFile(file, "utf8");
  expect(text).not.toContain("toReqRes(c.req.raw)");
  expect(text).toContain("port: Number(process.env.PORT),\n        hostname: '127.0.0.1'\n    }, say);");
  await expect(outliveARequest(folder)).rejects.toThrow("something else now");
});

it("has a copy of the server fill what is in a path, and take it out of the rest", async () => {
  const dist = join(folder, "node_modules/@ivotoby/openapi-mcp-server/dist");
  await mkdir(dist, { recursive: true });
  const asked = `export const asked = ((path2, params) => ({ url: path2, params }))`;
  const parameters = JSON.stringify({ number_id: "12065550140", id: "7" });
  await writeFile(join(dist, "cli.js"), `${asked}("/v2/numbers/{number_id}/route", ${parameters});`);
  const { bin } = await fillPathParameters({ folder, versions: {}, bin: () => "" }, folder);
  const copy: unknown = await import(pathToFileURL(join(dirname(bin("", "")), "../dist/cli.js")).href);
  expect(copy).toMatchObject({ asked: { url: "/v2/numbers/12065550140/route", params: { id: "7" } } });
});
