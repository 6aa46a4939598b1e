import { describe, expect, it, onTestFinished } from "vitest";
import { accessOf, withIssuer } from "../../access/for-tests.ts";
import type { Scope } from "../../access/scopes.ts";
import { changeTokens } from "../../access/tokens/change-tokens.ts";
import { addToken, tokensFile } from "../../access/tokens/for-tests.ts";
import { ASKS, inboxOf, initialize, legacy, openTransport, post } from "./for-tests.ts";

const inbox = inboxOf("what strangers wrote");

/** Tokens of the operator's own, made anew under one name: the one before ends. */
async function byTokensFile() {
  const file = tokensFile();
  let time = 0;
  // Every change is seen at once.
  const { access } = accessOf({ tokensFile: file }, () => {
    time += 2000;
    return time;
  });
  const next = async (...scopes: Scope[]) => {
    await changeTokens(file, (grants) => grants.filter(({ name }) => name !== "desk"));
    return addToken(file, "desk", scopes);
  };
  return { access, next };
}

/** Tokens of an issuer for one person. */
async function byIssuer() {
  const { access, issuer, key } = await withIssuer();
  const next = (...scopes: Scope[]) => issuer.sign(key, { scope: scopes.join(" ") });
  return { access, next };
}

const list = legacy("tools/list");
const call = legacy("tools/call", { name: "list_numbers", arguments: {} });
const read = legacy("resources/read", { uri: inbox.uri });

describe.each([
  ["the operator's own", byTokensFile],
  ["an issuer", byIssuer],
])("a session is for one caller as it may do things, by tokens of %s", (_, open) => {
  const begin = async () => {
    const { access, next } = await open();
    const { url, close } = await openTransport({ access, resources: [inbox] });
    onTestFinished(close);
    const by = (token: string, session?: string) => (what: ReturnType<typeof legacy>) =>
      post(url, what, {
        authorization: `Bearer ${token}`,
        ...(session === undefined ? {} : { "mcp-session-id": session }),
      });
    const token = await next("numbers:read", "messages:read");
    const session = (await by(token)(initialize(ASKS))).headers.get("mcp-session-id") ?? "";
    expect(session).not.toBe("");
    return { token, session, next, by };
  };

  it.each([
    ["fewer", ["numbers:read"]],
    ["others", ["numbers:read", "routes:read"]],
    ["more", ["numbers:read", "messages:read", "messages:send"]],
  ] as const)(
    "a token with %s scopes meets what is said of a session that there is not",
    async (_, scopes) => {
      const { token, session, next, by } = await begin();
      expect((await by(token, session)(list)).text).toContain("list_messages");
      expect((await by(token, session)(read)).text).toContain("what strangers wrote");
      const other = await next(...scopes);
      const unknown = await by(other, "00000000-0000-4000-8000-000000000000")(list);
      expect(unknown.status).toBe(404);
      for (const what of [list, call, read]) {
        const { status, text } = await by(other, session)(what);
        expect([what.body.method, status, text]).toEqual([what.body.method, 404, unknown.text]);
      }
      const own = (await by(other)(initialize(ASKS))).headers.get("mcp-session-id") ?? "";
      expect((await by(other, own)(call)).status).toBe(200);
      const mayRead = scopes.some((scope) => scope === "messages:read");
      expect((await by(other, own)(list)).text.includes("list_messages")).toBe(mayRead);
      expect((await by(other, own)(read)).text.includes("what strangers wrote")).toBe(mayRead);
    },
  );

  it("a new token with the same scopes goes on", async () => {
    const { session, next, by } = await begin();
    const renewed = await next("messages:read", "numbers:read");
    for (const what of [list, call, read]) expect((await by(renewed, session)(what)).status).toBe(200);
    expect((await by(renewed, session)(read)).text).toContain("what strangers wrote");
  });
});
