import { describe, expect, it } from "vitest";
import { LedgerError } from "../guard/ledger/sql.ts";
import { createApprovalsPage } from "./approvals-page.ts";
import { ORIGIN, openPage, visitorOf } from "./for-tests.ts";

describe("where nobody has to prove who they are", () => {
  it.each([
    ["GET", "/approvals"],
    ["POST", "/approvals/sign-in"],
    ["POST", "/approvals/decide"],
  ])("there is no page at %s %s, only how to get it", async (method, path) => {
    const { visitor } = openPage({ isRequired: false });
    const { status, headers, body } = await visitor.ask(path, { method, headers: { origin: ORIGIN } });
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(body).toContain("token create --name NAME --scopes approvals:decide");
    expect(body).toContain("flowroute-mcp approve CODE");
  });
});

describe("without its ledger", () => {
  it("says so with 503 and how to look, tells nothing of it, and goes on when it is back", async () => {
    let isAway = false;
    const opened = openPage();
    const { kit } = opened;
    const page = createApprovalsPage({
      ...opened.options,
      database: async () => {
        if (isAway) throw new LedgerError("postgres.internal does not answer");
        return kit.ledger.file.open();
      },
    });
    await kit.perform(["a thing"]);
    const visitor = visitorOf(page);
    await visitor.signIn(await opened.tokens.make("ops", "approvals:decide"));
    const [form] = await visitor.forms();
    isAway = true;
    for (const { status, headers, body } of [
      await visitor.ask("/approvals"),
      await visitor.press("approve", form ?? { question: "", proof: "" }),
    ]) {
      expect({ status, after: headers.get("retry-after") }).toEqual({ status: 503, after: "5" });
      expect(body).toContain("flowroute-mcp doctor");
      expect(body).not.toContain("postgres.internal");
    }
    isAway = false;
    expect(await visitor.forms()).toEqual([form]);
    expect(await (await kit.ledger.file.open()).all("SELECT state FROM approvals")).toEqual([
      { state: "waiting" },
    ]);
  });

  it("lets nobody in for whom no session can be sealed", async () => {
    const away = () => Promise.reject(new LedgerError("gone"));
    const { tokens, visitor } = openPage({ sealKey: away });
    expect((await visitor.signIn(await tokens.make("ops", "approvals:decide"))).status).toBe(503);
    expect((await visitor.ask("/approvals")).status).toBe(200);
    visitor.setCookie("flowroute-mcp-approvals=x.y");
    expect((await visitor.ask("/approvals")).status).toBe(503);
  });
});

describe("every answer", () => {
  it("stays out of caches and frames, takes its style alone, and sends forms home alone", async () => {
    const { kit, signedIn, visitor } = openPage();
    await kit.perform(["a thing"]);
    const ops = await signedIn();
    for (const { headers, body } of [
      await visitor.ask("/approvals"),
      await visitor.signIn("wrong"),
      await ops.ask("/approvals"),
      await ops.ask("/approvals/nothing"),
      await ops.post("/approvals/decide", {}),
      await ops.post("/approvals/sign-out", {}),
    ]) {
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(body).not.toMatch(/<script|https?:\/\/|\son\w+=|style="/);
    }
  });

  it.each([
    ["GET", "/approvals/", 200],
    ["HEAD", "/approvals", 200],
    ["GET", "/approvals/decide", 303],
    ["GET", "/approvals/sign-in", 303],
    ["GET", "/approvals/nothing", 404],
    ["POST", "/approvals/nothing", 404],
    ["GET", "/approvals/constructor", 404],
    ["GET", "/approvals/__proto__", 404],
    ["POST", "/approvals", 405],
    ["PUT", "/approvals/decide", 405],
    ["DELETE", "/approvals", 405],
  ])("to %s %s has the status %i", async (method, path, status) => {
    const { visitor } = openPage();
    const answer = await visitor.ask(path, { method, headers: { origin: ORIGIN } });
    expect(answer.status).toBe(status);
    if (method === "HEAD") expect(answer.body).toBe("");
    if (status === 405) expect(answer.headers.get("allow")).toMatch(/^GET, HEAD/);
  });
});
