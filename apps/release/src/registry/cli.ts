import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { parseServerJson } from "../listings/server-json/schema.ts";
import { NotPublished } from "./ask.ts";
import { publish, REGISTRY } from "./publish.ts";

// node apps/release/src/registry/cli.ts, in a job of GitHub Actions with id-token: write, after npm has the version.
// MCP_REGISTRY_URL is another registry, to try it on.
const { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN, MCP_REGISTRY_URL } = process.env;
const registry = (MCP_REGISTRY_URL ?? REGISTRY).replace(/\/$/, "");
const server = parseServerJson(readFileSync(new URL("../../../mcp/server.json", import.meta.url), "utf8"));

try {
  if (!ACTIONS_ID_TOKEN_REQUEST_URL || !ACTIONS_ID_TOKEN_REQUEST_TOKEN)
    throw new NotPublished(
      "Nothing was published: there is no identity. This runs in a job of GitHub Actions that has the permission id-token: write.",
    );
  const identity = { requestUrl: ACTIONS_ID_TOKEN_REQUEST_URL, requestToken: ACTIONS_ID_TOKEN_REQUEST_TOKEN };
  const outcome = await publish(server, { registry, identity }, async (seconds, why) => {
    console.error(`${why} It is tried again by itself in ${seconds} seconds.`);
    await setTimeout(seconds * 1000);
  });
  console.log(
    `${server.name} ${server.version}: ${outcome === "published" ? "published at" : "was already at"} ${registry}`,
  );
} catch (error) {
  if (!(error instanceof NotPublished)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
