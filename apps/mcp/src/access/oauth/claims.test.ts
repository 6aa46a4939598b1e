import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPERATOR_SCOPES, TOOL_SCOPES } from "../scopes.ts";
import { readClaims } from "./claims.ts";

const subjectOf = (sub: string) => readClaims({ sub, exp: 1 })?.identity.subject ?? "nobody";
const scopesOf = (claims: object) => [
  ...(readClaims({ sub: "user-1", exp: 1, ...claims })?.identity.scopes ?? ["nobody"]),
];

describe("the scopes of a token", () => {
  const granted = fc.subarray([...TOOL_SCOPES]);
  const others = fc.array(fc.oneof(fc.constantFrom(...OPERATOR_SCOPES, "openid", ""), fc.string()), {
    maxLength: 4,
  });

  it("are those of tools, in each way that issuers write them; all others are left out", () => {
    fc.assert(
      fc.property(granted, others, (scopes, rest) => {
        const all = [...rest, ...scopes].join(" ");
        const known = TOOL_SCOPES.filter((scope) => all.split(" ").includes(scope));
        for (const claims of [{ scope: all }, { scp: all }])
          expect(scopesOf(claims).sort()).toEqual([...known].sort());
        expect(scopesOf({ scp: scopes }).sort()).toEqual([...scopes].sort());
      }),
    );
  });

  it("never are the operator's", () => {
    for (const written of [OPERATOR_SCOPES.join(" "), [...OPERATOR_SCOPES]])
      expect(scopesOf({ scope: written, scp: written })).toEqual([]);
  });

  it("are none when there is no claim", () => {
    expect(scopesOf({})).toEqual([]);
  });

  it.each([{ scope: 5 }, { scope: { "numbers:read": true } }, { scp: [1] }, { scp: null }])(
    "make %j no token of anybody",
    (claims) => {
      expect(scopesOf(claims)).toEqual(["nobody"]);
    },
  );
});

describe("the subject of a token", () => {
  const names = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 300 }),
    fc.stringMatching(/^[\w.:@|/+=~-]{1,100}$/),
  );

  it("can be shown anywhere", () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(subjectOf(name)).toMatch(/^oauth:[\w.:@|/+=~-]{1,94}$/);
      }),
    );
  });

  it("differs when the name does", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(one !== other);
        expect(subjectOf(one)).not.toBe(subjectOf(other));
      }),
    );
  });

  it("is not what a name would become that was chosen to look like another's", () => {
    const changed = subjectOf("Zoë Smith");
    expect(subjectOf(changed.slice("oauth:".length))).not.toBe(changed);
  });

  it("is the name as it is where that can be shown", () => {
    for (const name of ["auth0|65f0c1", "user@example.com", "6e2c6f1c-0d3b-4a55-9c4e-000000000001"])
      expect(subjectOf(name)).toBe(`oauth:${name}`);
  });

  it("is the client where there is no person", () => {
    expect(readClaims({ client_id: "batch", exp: 1 })?.identity.subject).toBe("oauth:batch");
    expect(readClaims({ sub: "user-1", client_id: "batch", exp: 1 })?.identity.subject).toBe("oauth:user-1");
  });

  it.each([
    { exp: 1 },
    { sub: "", exp: 1 },
    { sub: 5, exp: 1 },
    { sub: null, exp: 1 },
    { sub: "user-1" },
    undefined,
    [],
  ])("is nobody with %j", (claims) => {
    expect(readClaims(claims)).toBeUndefined();
  });

  it("is nobody with a name of unreasonable length", () => {
    expect(readClaims({ sub: "a".repeat(2001), exp: 1 })).toBeUndefined();
  });
});
