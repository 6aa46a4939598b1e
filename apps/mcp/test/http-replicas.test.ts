import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../src/access/scopes.ts";
import { changeTokens } from "../src/access/tokens/change-tokens.ts";
import { grantOf } from "../src/access/tokens/for-tests.ts";
import { newToken } from "../src/access/tokens/token.ts";
import { modern, post } from "../src/serve/http/for-tests.ts";
import { openCuttingProxy } from "./cutting-proxy.ts";
import { openCarrier, openHttpHost, type Person } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";
import { databaseAt } from "./new-database.ts";
import { canRunPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";

// Two built servers on one PostgreSQL: what one begins, the other knows.

const [FIRST, SECOND, THIRD] = ["+12065550140", "+12065550141", "+12065550143"] as const;
const PATIENT = { timeout: 20_000, interval: 100 };
const yes: Person = () => ({ action: "accept", content: { approve: true } });

describe.skipIf(!canRunPostgres())("two servers on one PostgreSQL", () => {
  let database: PostgresServer;
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let folder: string;
  let servers: HttpServer[];
  let env: Record<string, string>;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    database = await startPostgres();
  }, 60_000);
  afterAll(() => database.stop());
  beforeEach(async () => {
    carrier = await openCarrier();
    folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-tokens-"));
    servers = [];
    const tokensFile = join(folder, "tokens.json");
    const all: [string, Scope[]][] = [
      ["desk", ["numbers:read", "numbers:buy"]],
      ["shop", ["numbers:read", "numbers:buy"]],
      ["ops", ["approvals:decide"]],
    ];
    for (const [name, scopes] of all) {
      const token = newToken();
      tokens.set(name, token);
      await changeTokens(tokensFile, (grants) => [...grants, grantOf(token, name, scopes)]);
    }
    env = {
      ...carrier.env,
      FLOWROUTE_MCP_TOKENS_FILE: tokensFile,
      FLOWROUTE_MCP_DATABASE_URL: await databaseAt(database.url),
    };
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await carrier.close();
    rmSync(folder, { recursive: true });
  });

  const start = async (...args: string[]): Promise<HttpServer> => {
    const server = await startHttpServer(args, env);
    servers.push(server);
    return server;
  };
  const bearer = (name: string) => ({ authorization: `Bearer ${tokens.get(name)}` });
  const host = (name: string, { url }: HttpServer, person?: Person) =>
    openHttpHost("v2 client, 2026 era", {
      url,
      token: tokens.get(name) ?? "",
      ...(person === undefined ? {} : { person }),
    });
  const buying = (numbers: readonly string[], more: Record<string, unknown> = {}) => {
    const { headers, body } = modern("tools/call", { name: "purchase_number", arguments: { numbers } });
    const elicitation = { "io.modelcontextprotocol/clientCapabilities": { elicitation: { form: {} } } };
    return {
      headers,
      body: {
        ...body,
        params: { ...body.params, ...more, _meta: { ...body.params._meta, ...elicitation } },
      },
    };
  };

  it("share budgets, in total and of each caller, and do nothing twice", async () => {
    const args = ["--spend", "allow", "--numbers-per-day", "3", "--caller-numbers-per-day", "2"];
    const [one, other] = await Promise.all([start(...args), start(...args)]);
    const [desk, deskElsewhere, shop] = await Promise.all([
      host("desk", one),
      host("desk", other),
      host("shop", other),
    ]);
    const both = await Promise.all(
      [desk, deskElsewhere, shop].map((each) => each.call("purchase_number", { numbers: [FIRST] })),
    );
    expect(both.map(({ isError }) => isError ?? false)).toEqual([false, false, false]);
    expect(carrier.acts).toHaveLength(1);
    await deskElsewhere.call("purchase_number", { numbers: [SECOND] });
    await shop.call("purchase_number", { numbers: [SECOND] });
    const spent = async (name: "desk" | "shop") =>
      (await (name === "desk" ? desk : shop).call("purchase_number", { numbers: [THIRD, "+12065550150"] }))
        .content[0].text;
    const refusals = [await spent("desk"), await spent("shop")];
    for (const refusal of refusals) expect(refusal).toMatch(/^Nothing was done\. This takes 2 numbers/);
    expect(carrier.acts).toHaveLength(2);
  });

  it("a question that one has asked is answered through the other, once, by its caller alone", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const asked = await post(one.url, buying([FIRST]), bearer("desk"));
    const { requestState } = JSON.parse(asked.text).result;
    const answered = {
      requestState,
      inputResponses: { confirmation: { action: "accept", content: { approve: true } } },
    };
    const stolen = await post(other.url, buying([FIRST], answered), bearer("shop"));
    expect([stolen.status, stolen.answer]).toMatchObject([200, { error: { code: -32602 } }]);
    const forged = { ...answered, requestState: `${requestState.slice(0, -4)}AAAA` };
    const refused = await post(other.url, buying([FIRST], forged), bearer("desk"));
    expect(refused.answer).toMatchObject({ error: { code: -32602 } });
    expect(carrier.acts).toEqual([]);

    const bought = await post(other.url, buying([FIRST], answered), bearer("desk"));
    expect(bought.text).toContain('"outcome":"bought"');
    expect(carrier.acts).toHaveLength(1);

    const replayed = await post(one.url, buying([FIRST], answered), bearer("desk"));
    expect(replayed.text).toContain('"outcome":"already_bought"');
    const forAnother = await post(one.url, buying([SECOND], answered), bearer("desk"));
    expect(forAnother.text).not.toContain("bought");
    expect(JSON.parse(forAnother.text).result.resultType).toBe("input_required");
    expect(carrier.acts).toHaveLength(1);
  });

  it("a person approves on the page of one what the other was asked for", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const desk = await host("desk", one);
    const waits = await desk.call("purchase_number", { numbers: [FIRST] });
    expect(waits.content[0].text).toContain(`sign in at ${one.url}/approvals, or run`);
    const origin = other.url;
    const form = (path: string, fields: Record<string, string>, cookie = "") =>
      fetch(`${origin}/approvals${path}`, {
        method: "POST",
        redirect: "manual",
        headers: { origin, cookie },
        body: new URLSearchParams(fields),
      });
    const assistant = await form("/sign-in", { token: tokens.get("desk") ?? "" });
    expect(assistant.headers.get("set-cookie")).toBeNull();
    const signedIn = await form("/sign-in", { token: tokens.get("ops") ?? "" });
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await (await fetch(`${origin}/approvals`, { headers: { cookie } })).text();
    expect(page).toContain(FIRST);
    expect(page).toContain("token:desk");
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? "";
    const fields = { question: field("question"), proof: field("proof"), verdict: "approve" };
    expect((await form("/decide", fields, cookie)).status).toBe(303);
    const shop = await host("shop", one);
    expect((await shop.call("purchase_number", { numbers: [FIRST] })).isError).toBe(true);
    expect(carrier.acts).toEqual([]);
    const bought = await desk.call("purchase_number", { numbers: [FIRST] });
    expect(bought.structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
  });

  it("without the database nothing acts, reads go on, and all is well when it is back", {
    timeout: 60_000,
  }, async () => {
    const server = await start("--spend", "allow");
    const desk = await host("desk", server, yes);
    const ready = async () => (await fetch(`${server.url}/readyz`)).json();
    expect(await ready()).toEqual({ status: "ready", ledger: "up" });
    await database.halt();
    try {
      const { isError, content } = await desk.call("purchase_number", { numbers: [FIRST] });
      expect(isError).toBe(true);
      expect(content[0].text).toMatch(/^Nothing was done\. Without its ledger this server does nothing/);
      expect(content[0].text).not.toMatch(/ledger:ledger|postgres:\/\//);
      expect((await desk.call("list_numbers", {})).structuredContent).toMatchObject({ count: 2 });
      expect(await ready()).toEqual({ status: "ready", ledger: "away" });
      expect(carrier.acts).toEqual([]);
    } finally {
      await database.resume();
    }
    await expect.poll(ready, PATIENT).toEqual({ status: "ready", ledger: "up" });
    const bought = await desk.call("purchase_number", { numbers: [FIRST] });
    expect(bought.structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
    expect(server.said()).not.toMatch(/ledger:ledger|postgres:\/\//);
  });

  it("what one has begun when it is killed, the other finds out", { timeout: 60_000 }, async () => {
    const line = await openCuttingProxy(carrier.sandbox.url);
    env = { ...env, FLOWROUTE_BASE_URL: line.url };
    try {
      const [one, other] = await Promise.all([start("--spend", "allow"), start("--spend", "allow")]);
      const desk = await host("desk", one);
      line.state.fault = "never answered";
      void desk.call("purchase_number", { numbers: [FIRST] }).catch(() => {});
      await expect.poll(() => carrier.acts.length, PATIENT).toBe(1);
      await one.kill();
      line.state.fault = "pass";
      const elsewhere = await host("desk", other);
      const again = await elsewhere.call("purchase_number", { numbers: [FIRST] });
      expect(again.structuredContent).toMatchObject({ numbers: [{ outcome: "already_bought" }] });
      expect(carrier.acts).toHaveLength(1);
    } finally {
      await line.close();
    }
  });
});
