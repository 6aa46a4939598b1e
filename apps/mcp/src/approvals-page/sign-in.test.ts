import { describe, expect, it } from "vitest";
import { createApprovalsPage } from "./approvals-page.ts";
import { MINUTE, openPage, visitorOf } from "./for-tests.ts";

describe("signing in", () => {
  it("takes a token that may decide, and gives a cookie without it", async () => {
    const { tokens, visitor } = openPage();
    const token = await tokens.make("ops", "approvals:decide");
    const { status, headers } = await visitor.signIn(` ${token}\n`);
    expect({ status, location: headers.get("location") }).toEqual({ status: 303, location: "/approvals" });
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^flowroute-mcp-approvals=[\w.-]+; Path=\/approvals; Max-Age=28800; HttpOnly; SameSite=Strict$/,
    );
    expect(Buffer.from(cookie.split(/[=.]/)[1] ?? "", "base64url").toString()).not.toContain(token);
    expect((await visitor.ask("/approvals")).body).toContain("Signed in as token:ops until 20:00 UTC.");
  });

  it("keeps the cookie to https, and to where the page is, when the public URL says so", async () => {
    const { tokens, page } = openPage({ publicUrl: "https://mcp.example.com/phones" });
    const visitor = visitorOf(page, "https://mcp.example.com");
    const { headers } = await visitor.signIn(await tokens.make("ops", "approvals:decide"));
    expect(headers.get("location")).toBe("/phones/approvals");
    expect(headers.get("set-cookie")).toMatch(
      /^__Secure-flowroute-mcp-approvals=[\w.-]+; Path=\/phones\/approvals; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it("refuses a token for tools in the words for a wrong one", async () => {
    const { tokens, visitor } = openPage();
    const answers = [];
    for (const token of [
      await tokens.make("desk", "numbers:buy", "messages:send"),
      "wrong",
      "",
      "x".repeat(5000),
    ])
      answers.push(await visitor.signIn(token));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.body).toContain("This is no token with which questions can be decided.");
    expect(answers.some(({ headers }) => headers.has("set-cookie"))).toBe(false);
  });

  it("takes the right token at once, however many wrong ones were tried", async () => {
    const { tokens, visitor } = openPage();
    const right = await tokens.make("ops", "approvals:decide");
    const wrong = await Promise.all(Array.from({ length: 50 }, () => visitor.signIn("wrong")));
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([403]));
    expect((await visitor.signIn(right)).status).toBe(303);
  });

  it("ends when the person signs out", async () => {
    const { signedIn } = openPage();
    const { post, ask } = await signedIn();
    expect((await post("/approvals/sign-out", {})).status).toBe(303);
    expect((await ask("/approvals")).body).toContain("<h1>Approvals</h1>\n<p>What an assistant may not do");
  });

  it("tells who comes by a link from elsewhere how to go on, since no cookie comes with that", async () => {
    const { visitor } = openPage();
    const link = "go on to the questions</a>";
    const from = (site: string) => visitor.ask("/approvals", { headers: { "sec-fetch-site": site } });
    expect((await from("cross-site")).body).toContain(link);
    expect((await from("none")).body).not.toContain(link);
  });
});

describe("a session", () => {
  const isOut = async (visitor: ReturnType<typeof visitorOf>) => {
    const { status, body } = await visitor.ask("/approvals");
    return status === 200 && body.includes('name="token"') && !body.includes("Sign out");
  };

  it("ends after eight hours, whatever the browser keeps", async () => {
    const { kit, signedIn } = openPage();
    const visitor = await signedIn();
    const cookie = visitor.cookie();
    kit.clock.now += 8 * 60 * MINUTE - 1;
    expect(await isOut(visitor)).toBe(false);
    kit.clock.now += 1;
    expect(await isOut(visitor)).toBe(true);
    expect(visitor.cookie()).toBeUndefined();
    visitor.setCookie(cookie);
    expect((await visitor.ask("/approvals")).body).toContain("Your session is over. Sign in again.");
  });

  it("ends with its token, even when another one is made under the same name", async () => {
    const { kit, tokens, signedIn } = openPage();
    await kit.perform(["a thing"]);
    const visitor = await signedIn("ops");
    const [form] = await visitor.forms();
    await tokens.revoke("ops");
    await tokens.make("ops", "approvals:decide");
    const refused = await visitor.press("approve", form ?? { question: "", proof: "" });
    expect(refused.status).toBe(403);
    expect(refused.body).toContain("Nothing was decided: your session is over.");
    expect(await isOut(visitor)).toBe(true);
    expect((await kit.perform(["a thing"])).kind).toBe("refused");
  });

  it.each([
    ["of another key", { sealKey: async () => new Uint8Array(32) }],
    ["of another account", { account: "another" }],
  ])("%s opens nothing", async (_, other) => {
    const { options, signedIn } = openPage();
    const { cookie } = await signedIn();
    const elsewhere = visitorOf(createApprovalsPage({ ...options, ...other }));
    elsewhere.setCookie(cookie());
    expect(await isOut(elsewhere)).toBe(true);
  });

  it("holds in every process with the same key and ledger", async () => {
    const { kit, options, signedIn } = openPage();
    await kit.perform(["a thing"]);
    const here = await signedIn();
    const there = visitorOf(createApprovalsPage(options));
    there.setCookie(here.cookie());
    const [form] = await here.forms();
    const { body } = await there.press("approve", form ?? { question: "", proof: "" });
    expect(body).toContain("Approved: buy, asked at 12:00 UTC, by token:ops on the approvals page");
    expect(await here.forms()).toEqual([]);
  });
});
