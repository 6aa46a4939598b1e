import { createHmac } from "node:crypto";
import { exportSPKI } from "jose";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { AUDIENCE, newKey, openIssuer } from "./for-tests.ts";
import { createIssuer } from "./issuer.ts";
import { createJwtHolders } from "./jwt-holders.ts";

type Key = Awaited<ReturnType<typeof newKey>>;

let keys: Record<"rsa" | "ec" | "ed" | "foreign", Key>;
beforeAll(async () => {
  const [rsa, ec, ed, foreign] = await Promise.all([
    newKey("RS256", "rsa-1"),
    newKey("ES256", "ec-1"),
    newKey("EdDSA", "ed-1"),
    // The same name as one of the issuer's.
    newKey("ES256", "ec-1"),
  ]);
  keys = { rsa, ec, ed, foreign };
});

afterEach(() => vi.useRealTimers());

async function setUp(options?: Parameters<typeof openIssuer>[0]) {
  const issuer = await openIssuer(options);
  issuer.setKeys(keys.rsa, keys.ec, keys.ed);
  const said: string[] = [];
  const now = () => Date.now();
  const trusted = createIssuer({ issuer: issuer.setting, say: (line) => said.push(line), now });
  const { holderOf } = createJwtHolders({ issuer: trusted, audience: AUDIENCE, now });
  return { ...issuer, said, holderOf, trusted };
}

/** The clock jumps; sockets and timers go on as always. */
const later = (ms: number) => {
  const to = Date.now() + ms;
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(to);
};

const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a token of the issuer", () => {
  it.each(["rsa", "ec", "ed"] as const)("is taken with a key of its own (%s)", async (which) => {
    const { sign, holderOf, said } = await setUp();
    const token = await sign(keys[which], { scope: "numbers:read messages:send approvals:decide openid" });
    const identity = { subject: "oauth:user-1", scopes: new Set(["numbers:read", "messages:send"]) };
    expect(await holderOf(token)).toEqual(identity);
    expect(await holderOf(token)).toEqual(identity);
    expect(said).toEqual([]);
  });

  it("is taken when its issuer has a slash at the end, and only as its metadata has it", async () => {
    const { sign, holderOf, setting } = await setUp({ path: "/tenant", slash: "/" });
    expect(await holderOf(await sign(keys.ec))).toHaveProperty("subject");
    expect(await holderOf(await sign(keys.ec, { iss: setting }))).toBe("invalid");
  });

  it("is taken for one of several audiences, with each type that an access token has", async () => {
    const { sign, holderOf } = await setUp();
    expect(
      await holderOf(await sign(keys.ec, { aud: ["https://other.example.com", AUDIENCE] })),
    ).toHaveProperty("subject");
    for (const typ of ["JWT", "at+jwt", "application/at+jwt", "AT+JWT"])
      expect(await holderOf(await sign(keys.ec, {}, { typ })), typ).toHaveProperty("subject");
  });

  it("is looked up in the issuer's own keys alone, whatever its header points to", async () => {
    const { sign, holderOf, origin, answerJson, asked } = await setUp();
    answerJson("/attacker", { keys: [keys.foreign.jwk] });
    const header = { jku: `${origin}/attacker`, x5u: `${origin}/attacker`, jwk: keys.foreign.jwk };
    expect(await holderOf(await sign(keys.foreign, {}, header))).toBe("invalid");
    expect(await holderOf(await sign(keys.ec, {}, header))).toHaveProperty("subject");
    expect(asked).not.toContain("/attacker");
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    ["another issuer", () => ({ iss: "https://id.example.net" }), "invalid"],
    ["no issuer", () => ({ iss: undefined }), "invalid"],
    ["another audience", () => ({ aud: "https://other.example.com/mcp" }), "audience"],
    ["an audience that begins like ours", () => ({ aud: `${AUDIENCE}/more` }), "audience"],
    ["no audience", () => ({ aud: undefined }), "audience"],
    ["an end that is over", () => ({ exp: seconds(-30) }), "expired"],
    ["no end", () => ({ exp: undefined }), "invalid"],
    ["a beginning to come", () => ({ nbf: seconds(30) }), "invalid"],
    ["nobody", () => ({ sub: undefined }), "invalid"],
  ])("is not taken with %s", async (_, claims, verdict) => {
    const { sign, holderOf } = await setUp();
    expect(await holderOf(await sign(keys.ec, claims()))).toBe(verdict);
  });

  it("may come from a clock that is a little off", async () => {
    const { sign, holderOf } = await setUp();
    expect(await holderOf(await sign(keys.ec, { nbf: seconds(5) }))).toHaveProperty("subject");
    expect(await holderOf(await sign(keys.ec, { exp: seconds(-4) }))).toHaveProperty("subject");
  });

  it("is not taken for another purpose", async () => {
    const { sign, holderOf } = await setUp();
    for (const typ of ["logout+jwt", "dpop+jwt", "secevent+jwt", ""])
      expect(await holderOf(await sign(keys.ec, {}, { typ })), typ).toBe("invalid");
  });

  it("is not taken with a header that asks for more than is understood", async () => {
    const { sign, holderOf } = await setUp();
    const header = { crit: ["unheard-of"], "unheard-of": 1 };
    expect(await holderOf(await sign(keys.ec, {}, header))).toBe("invalid");
  });
});

describe("a token that somebody else made", () => {
  it("is not taken, whatever its claims, so that nobody learns which would be right", async () => {
    const { sign, holderOf } = await setUp();
    for (const claims of [{}, { exp: seconds(-3600) }, { aud: "https://other.example.com" }])
      expect(await holderOf(await sign(keys.foreign, claims))).toBe("invalid");
    const unknown = await newKey("ES256", "unknown");
    expect(await holderOf(await sign(unknown))).toBe("invalid");
  });

  it("is not taken without signature, or with the public key as a shared secret", async () => {
    const { holderOf, issuer } = await setUp();
    const claims = encoded({ iss: issuer, aud: AUDIENCE, sub: "user-1", exp: seconds(3600) });
    const none = `${encoded({ alg: "none", typ: "JWT" })}.${claims}`;
    for (const token of [`${none}.`, none, `${none}.AA`])
      expect(await holderOf(token), token).toBe("invalid");
    const unsigned = `${encoded({ alg: "HS256", kid: keys.rsa.kid, typ: "JWT" })}.${claims}`;
    for (const secret of [await exportSPKI(keys.rsa.publicKey), JSON.stringify(keys.rsa.jwk)]) {
      const signature = createHmac("sha256", secret).update(unsigned).digest("base64url");
      expect(await holderOf(`${unsigned}.${signature}`)).toBe("invalid");
    }
  });

  it("is not taken after one letter of it was changed", async () => {
    const { sign, holderOf } = await setUp();
    const token = await sign(keys.ec, { scope: "numbers:read" });
    expect(await holderOf(token)).toHaveProperty("subject");
    // The last letter has bits that mean nothing.
    for (let at = 0; at < token.length - 1; at += 7) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(await holderOf(changed), `letter ${at}`).toBe("invalid");
    }
  });

  it("does not make the server ask for keys more often than now and then", async () => {
    const { sign, holderOf, asked } = await setUp();
    await holderOf(await sign(keys.ec));
    const unknown = await newKey("ES256", "unknown");
    for (let count = 0; count < 5; count += 1)
      expect(await holderOf(await sign(unknown, { sub: `user-${count}` }))).toBe("invalid");
    expect(asked.filter((url) => url === "/keys")).toHaveLength(1);
  });

  it("is no reason to ask the issuer at all when it is no JWT", async () => {
    const { holderOf, asked } = await setUp();
    for (const text of ["opaque", "a.b", "a.b.c.d", "..", "a..c", "a.b.=", `${"a".repeat(100_000)}`])
      expect(await holderOf(text)).toBe("invalid");
    expect(await holderOf(`${"a".repeat(3000)}.${"b".repeat(9000)}.${"c".repeat(3000)}`)).toBe("invalid");
    expect(asked).toEqual(["/.well-known/oauth-authorization-server"]);
  });
});

describe("a token that was checked before", () => {
  it("is not checked again for a minute, and never taken past its end", async () => {
    const { sign, holderOf, setKeys } = await setUp();
    const [short, long] = [await sign(keys.ec, { exp: seconds(20) }), await sign(keys.ec)];
    for (const token of [short, long]) expect(await holderOf(token)).toHaveProperty("subject");
    setKeys(keys.rsa);
    later(31_000);
    expect(await holderOf(short)).toBe("expired");
    expect(await holderOf(long)).toHaveProperty("subject");
    // The issuer has withdrawn the key; it was fetched this long ago.
    later(600_000);
    expect(await holderOf(long)).toBe("invalid");
  });
});

describe("the keys of the issuer", () => {
  it("may change: a new one is taken when a token names it", async () => {
    const { sign, holderOf, setKeys } = await setUp();
    expect(await holderOf(await sign(keys.ec))).toHaveProperty("subject");
    const next = await newKey("ES256", "ec-2");
    setKeys(next);
    const token = await sign(next);
    later(10_001);
    expect(await holderOf(token)).toHaveProperty("subject");
    expect(await holderOf(await sign(keys.rsa))).toBe("invalid");
  });

  it("may move: they are looked for anew when they are not where they were", async () => {
    const { sign, holderOf, setKeys, answers, answerJson, issuer, origin } = await setUp();
    expect(await holderOf(await sign(keys.ec))).toHaveProperty("subject");
    answers.delete("/keys");
    answerJson("/.well-known/oauth-authorization-server", { issuer, jwks_uri: `${origin}/moved` });
    later(600_001);
    expect(await holderOf(await sign(keys.ec))).toBe("unavailable");
    setKeys(keys.rsa);
    answerJson("/moved", { keys: [keys.ec.jwk] });
    later(5000);
    expect(await holderOf(await sign(keys.ec))).toHaveProperty("subject");
    expect(await holderOf(await sign(keys.rsa))).toBe("invalid");
  });
});

describe("while the issuer cannot be reached", () => {
  it("its tokens cannot be checked, and it is asked now and then only; the operator hears once", async () => {
    const { sign, holderOf, close, reopen, said, asked } = await setUp();
    const token = await sign(keys.ec);
    await close();
    for (let count = 0; count < 3; count += 1) expect(await holderOf(token)).toBe("unavailable");
    expect(said).toEqual([expect.stringContaining("cannot be reached (ECONNREFUSED)")]);
    await reopen();
    // Just now it was not there.
    expect(await holderOf(token)).toBe("unavailable");
    expect(asked).toEqual([]);
    later(5000);
    expect(await holderOf(token)).toHaveProperty("subject", "oauth:user-1");
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("in order again");
  });

  it("tokens are taken by the keys that are known, even when others name unknown ones", async () => {
    const { sign, holderOf, close } = await setUp();
    expect(await holderOf(await sign(keys.ec))).toHaveProperty("subject");
    await close();
    later(10_001);
    const unknown = await newKey("ES256", "unknown");
    expect(await holderOf(await sign(unknown))).toBe("unavailable");
    expect(await holderOf(await sign(keys.ec, { sub: "user-2" }))).toHaveProperty("subject", "oauth:user-2");
  });

  it.each([
    [
      "an error",
      (response: { writeHead: (status: number) => { end: () => void } }) => response.writeHead(500).end(),
    ],
    ["no key set", (response: { end: (text: string) => void }) => response.end('{"keys":5}')],
    ["no JSON", (response: { end: (text: string) => void }) => response.end("<html></html>")],
  ])("%s in place of keys does not make a token invalid", async (_, answer) => {
    const { sign, holderOf, answers, said } = await setUp();
    answers.set("/keys", answer);
    expect(await holderOf(await sign(keys.ec))).toBe("unavailable");
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("/keys");
  });
});
