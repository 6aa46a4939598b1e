import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addToken } from "../src/access/tokens/for-tests.ts";
import { legacy, post } from "../src/serve/http/for-tests.ts";
import { openCarrier, openHttpHost } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

// What callers from anywhere hear of the machine that the built server runs on: nothing.

const NUMBER = "+12065550140";
const MESSAGE = { from: NUMBER, to: "+12065550187", body: "Your table is ready." };
const SECRET = "a-secret-of-32-characters-at-least";

let carrier: Awaited<ReturnType<typeof openCarrier>>;
let folder: string;
let server: HttpServer | undefined;
beforeEach(async () => {
  carrier = await openCarrier();
  folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-tokens-"));
});
afterEach(async () => {
  await server?.kill();
  await carrier.close();
  rmSync(folder, { recursive: true });
});

const start = async (args: string[], env: Record<string, string> = {}) => {
  server = await startHttpServer(args, { ...carrier.env, ...env });
  return server;
};

it("what waits for a person is approved with the command alone, and the operator knows the rest", async () => {
  const { url, said } = await start([]);
  const { call } = await openHttpHost("v2 client, 2026 era", { url });
  const [{ text }] = (await call("purchase_number", { numbers: [NUMBER] })).content;
  expect(text).toContain("The operator can run `flowroute-mcp approve` on the server's machine: it shows");
  for (const own of [carrier.stateFolder, process.execPath, "cli.js"]) {
    expect(text).not.toContain(own);
    expect(said()).toContain(own);
  }
});

it("a server on every address of its machine names none, and says until when it answers only localhost", async () => {
  const tokens = join(folder, "tokens.json");
  const token = await addToken(tokens, "shop", ["numbers:read", "numbers:buy"]);
  const { url, said } = await start(["--host", "0.0.0.0", "--tokens-file", tokens]);
  const port = new URL(url).port;
  const { call } = await openHttpHost("v2 client, 2026 era", { url: `http://127.0.0.1:${port}`, token });
  const [{ text }] = (await call("purchase_number", { numbers: [NUMBER] })).content;
  expect(text).toContain("The operator can sign in at /approvals of this server, or run");
  expect(`${text}${said()}`).not.toMatch(/0\.0\.0\.0:\d+\/(approvals|mcp)/);
  expect(said().match(/answered only for localhost until --public-url or --allowed-hosts/g)).toHaveLength(1);
});

it("while the database is away, callers hear that the ledger cannot be used, and the operator why, once", async () => {
  // Nobody listens there any more.
  const port = await new Promise<number>((resolve) => {
    const taken = createServer().listen(0, "127.0.0.1", () => {
      const address = taken.address();
      taken.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
  const { url, said } = await start(["--spend", "allow"], {
    FLOWROUTE_MCP_DATABASE_URL: `postgres://someone:hidden@127.0.0.1:${port}/money?sslmode=disable`,
    FLOWROUTE_MCP_WEBHOOK_SECRET: SECRET,
  });
  const { call } = await openHttpHost("v2 client, 2026 era", { url });
  // At the same time, since each of them waits for the database for a while.
  const answers = await Promise.all([
    call("purchase_number", { numbers: [NUMBER] }),
    call("purchase_number", { numbers: [NUMBER], dry_run: true }),
    call("send_message", MESSAGE),
    call("get_account_limits", {}),
    post(url, legacy("resources/read", { uri: "flowroute://inbox" })),
  ]);
  for (const answer of answers.map((each) => JSON.stringify(each))) {
    expect(answer).toContain("The ledger cannot be used now; the server's log says why.");
    expect(answer).not.toMatch(new RegExp(`127\\.0\\.0\\.1:${port}|money|someone|PostgreSQL|ECONN`));
  }
  expect(said().match(new RegExp(`127\\.0\\.0\\.1:${port}`, "g"))).toHaveLength(1);
});
