import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SettingsError } from "../settings/settings-error.ts";
import { createAccess } from "./create-access.ts";
import {
  accessOf,
  answerTo,
  METADATA_URL,
  NOTHING,
  PUBLIC_URL,
  read,
  requestWith,
  withIssuer,
} from "./for-tests.ts";
import { LOCAL } from "./identity.ts";
import { newKey, openIssuer } from "./oauth/for-tests.ts";
import { TOOL_SCOPES } from "./scopes.ts";
import { addToken, tokensFile } from "./tokens/for-tests.ts";
import { newToken } from "./tokens/token.ts";

const withTokens = async () => {
  const file = tokensFile();
  const token = await addToken(file, "desk", ["numbers:read"]);
  return { token, ...accessOf({ tokensFile: file, publicUrl: PUBLIC_URL }) };
};

describe("without tokens and issuer", () => {
  it("everybody is local, and there is no metadata", async () => {
    const { access } = accessOf({});
    expect(access.isRequired).toBe(false);
    for (const authorization of [undefined, `Bearer ${newToken()}`])
      expect(await access.identify(requestWith(authorization))).toBe(LOCAL);
    expect(await access.holderOf(newToken())).toBeUndefined();
    expect(access.metadata(new Request(METADATA_URL))).toBeUndefined();
  });
});

describe("who sends a token", () => {
  it("is let in with one of the operator's or of the issuer's, each looked up in its own place", async () => {
    const file = tokensFile();
    const own = await addToken(file, "desk", ["messages:read"]);
    const { access, issuer, key } = await withIssuer({ tokensFile: file });
    const jwt = await issuer.sign(key, { scope: "routes:read" });
    expect(access.isRequired).toBe(true);
    expect(await access.identify(requestWith(`bearer ${own}`))).toEqual({
      subject: "token:desk",
      scopes: new Set(["messages:read"]),
    });
    expect(await access.identify(requestWith(`Bearer ${jwt}`))).toEqual({
      subject: "oauth:user-1",
      scopes: new Set(["routes:read"]),
    });
  });

  it("is not let in with one of a kind that is not set", async () => {
    const { access: tokensAlone } = await withTokens();
    const { access: issuerAlone, issuer, key } = await withIssuer();
    const jwt = await issuer.sign(key);
    expect((await answerTo(tokensAlone, requestWith(`Bearer ${jwt}`))).status).toBe(401);
    expect((await answerTo(issuerAlone, requestWith(`Bearer ${newToken()}`))).status).toBe(401);
  });

  it("is not let in with one in the URL or in another header", async () => {
    const { access, token } = await withTokens();
    const request = new Request(`${PUBLIC_URL}/mcp?access_token=${token}&token=${token}`, {
      headers: { "x-api-key": token, cookie: `token=${token}`, authorization: `Basic ${token}` },
    });
    expect((await answerTo(access, request)).body).toHaveProperty("error", "unauthorized");
  });

  it("leaves none of it in what is known of him", async () => {
    const { access, token } = await withTokens();
    const identity = await access.identify(requestWith(`Bearer ${token}`));
    expect(JSON.stringify(identity, (_, value) => (value instanceof Set ? [...value] : value))).toBe(
      '{"subject":"token:desk","scopes":["numbers:read"]}',
    );
  });
});

describe("who sends none", () => {
  it("is asked for one, with scopes and the place of the metadata, and without an error", async () => {
    const { access, issuer } = await withIssuer();
    for (const authorization of [undefined, "Basic dXNlcjpwYXNz", "Bearer"]) {
      const { status, challenge, body } = await answerTo(access, requestWith(authorization));
      expect(status).toBe(401);
      expect(challenge).toBe(
        `Bearer realm="flowroute-mcp", scope="${TOOL_SCOPES.join(" ")}", resource_metadata="${METADATA_URL}"`,
      );
      expect(body).toEqual({
        error: "unauthorized",
        error_description: expect.stringContaining(`OAuth issuer ${issuer.setting}`),
      });
    }
  });

  it("is sent to no issuer where there is none", async () => {
    const { access } = await withTokens();
    const { parameters, body } = await answerTo(access, requestWith());
    expect(parameters).toEqual({ realm: "flowroute-mcp", scope: TOOL_SCOPES.join(" ") });
    expect(body.error_description).toContain("flowroute-mcp token create");
  });
});

describe("a token that is not taken", () => {
  it("is answered with what to do next", async () => {
    const file = tokensFile();
    const ended = await addToken(file, "ended", ["numbers:read"], "2026-01-01T00:00:00.000Z");
    const { access, issuer, key } = await withIssuer({ tokensFile: file });
    const now = Math.floor(Date.now() / 1000);
    const other = "https://other.example.com/mcp";
    const cases: [string, number, string, RegExp][] = [
      [ended, 401, "invalid_token", /expired/],
      [await issuer.sign(key, { exp: now - 60 }), 401, "invalid_token", /expired/],
      [await issuer.sign(key, { aud: other }), 401, "invalid_token", /something else than this server/],
      [await issuer.sign(key, { iss: "https://id.example.net" }), 401, "invalid_token", /not valid here/],
      [newToken(), 401, "invalid_token", /not valid here/],
      [`${newToken()}, Bearer ${newToken()}`, 400, "invalid_request", /Send it once/],
    ];
    for (const [token, status, error, said] of cases) {
      const answer = await answerTo(access, requestWith(`Bearer ${token}`));
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual({ error, error_description: expect.stringMatching(said) });
      expect(answer.parameters).toEqual({
        realm: "flowroute-mcp",
        error,
        error_description: answer.body.error_description,
        scope: TOOL_SCOPES.join(" "),
        resource_metadata: METADATA_URL,
      });
      expect(answer.whole).toContain("no-store");
      expect(answer.whole).not.toContain(other);
    }
  });

  it("is in no part of the answer, and in nothing that the operator is told", async () => {
    const file = tokensFile();
    await addToken(file, "desk");
    const { access, said, issuer, key } = await withIssuer({ tokensFile: file });
    const jwt = await issuer.sign(key, { aud: "https://other.example.com" });
    const texts = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9._~+/-]{12,80}$/),
      fc.stringMatching(/^fmcp_[\w-]{43}$/),
      fc.stringMatching(/^[ !-~]{12,60}[!-~]$/),
      fc.constant(jwt),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { status, whole } = await answerTo(access, requestWith(`Bearer ${text}`));
        expect([400, 401]).toContain(status);
        for (const part of text.split(/[ .]/).filter(({ length }) => length >= 12))
          expect(whole).not.toContain(part);
      }),
      { numRuns: 60 },
    );
    expect(said).toEqual([]);
  });

  it("may be good when it cannot be checked, so its holder is asked to wait", async () => {
    const issuer = await openIssuer();
    const key = await newKey("ES256", "ec-1");
    const jwt = await issuer.sign(key);
    await issuer.close();
    const file = tokensFile();
    const { access, said } = accessOf({
      publicUrl: PUBLIC_URL,
      oauthIssuer: issuer.setting,
      tokensFile: file,
    });
    for (const token of [jwt, newToken()]) {
      const { status, retryAfter, body, challenge } = await answerTo(access, requestWith(`Bearer ${token}`));
      expect({ status, retryAfter, challenge }).toEqual({ status: 503, retryAfter: "5", challenge: null });
      expect(body.error_description).toContain("The token may be good");
    }
    expect(said).toHaveLength(2);
    const good = await addToken(file, "desk");
    await expect
      .poll(() => access.identify(requestWith(`Bearer ${good}`)), { timeout: 5000 })
      .toHaveProperty("subject", "token:desk");
  });

  it("may be a caller's who comes back if it has expired or cannot be checked, and no other", async () => {
    const file = tokensFile();
    const ended = await addToken(file, "ended", ["numbers:read"], "2026-01-01T00:00:00.000Z");
    const { access } = accessOf({ tokensFile: file });
    const { access: without } = accessOf({ tokensFile: tokensFile() });
    const mayReturn = async (of: typeof access, authorization?: string) => {
      const found = await of.identify(requestWith(authorization));
      return "response" in found ? found.mayReturn : undefined;
    };
    expect(await mayReturn(access, `Bearer ${ended}`)).toBe(true);
    expect(await mayReturn(without, `Bearer ${ended}`)).toBe(true);
    for (const other of [undefined, "Bearer a b", `Bearer ${newToken()}`])
      expect(await mayReturn(access, other)).toBe(false);
  });
});

describe("what is the operator's", () => {
  it("is not said to open to scopes of tools, nor to an issuer's tokens", async () => {
    const file = tokensFile();
    const both = await withIssuer({ tokensFile: file });
    await addToken(file, "desk");
    const { access: issuerAlone } = await withIssuer();
    for (const access of [both.access, issuerAlone])
      for (const authorization of [
        undefined,
        `Bearer ${await both.issuer.sign(both.key, { exp: 1 })}`,
        "Bearer a b",
      ]) {
        const found = await access.identify(requestWith(authorization), ["metrics:read"]);
        if (!("response" in found)) throw new Error("was let in");
        const { parameters, whole } = await read(found.response);
        expect(parameters["scope"]).toBe("metrics:read");
        expect(whole).not.toMatch(/numbers:|resource_metadata|OAuth/);
        if (authorization === undefined) expect(whole).toContain("flowroute-mcp token create");
      }
  });
});

describe("the holder of a token that a person types", () => {
  it("is found with blanks around it, and by the operator's own tokens alone", async () => {
    const file = tokensFile();
    const ops = await addToken(file, "ops", ["approvals:decide"]);
    const { access, issuer, key } = await withIssuer({ tokensFile: file });
    expect(await access.holderOf(` ${ops}\n`)).toEqual({
      subject: "token:ops",
      scopes: new Set(["approvals:decide"]),
    });
    for (const wrong of [newToken(), "", await issuer.sign(key)])
      expect(await access.holderOf(wrong)).toBeUndefined();
  });
});

it("does not start where tokens for other services would be taken", () => {
  const issuer = { ...NOTHING, oauthIssuer: "https://id.example.com" };
  expect(() => createAccess({ http: issuer, say: () => {} })).toThrow(SettingsError);
  expect(() => createAccess({ http: issuer, say: () => {} })).toThrow("--public-url");
});
