import { expect, it } from "vitest";
import { type Identity, isSame } from "./identity.ts";
import type { Scope } from "./scopes.ts";

const identity = (subject: string, ...scopes: Scope[]): Identity => ({ subject, scopes: new Set(scopes) });

it("is the same caller with the same subject and exactly the same scopes, in any order", () => {
  const one = identity("token:desk", "numbers:read", "messages:read");
  expect(isSame(one, identity("token:desk", "messages:read", "numbers:read"))).toBe(true);
  for (const other of [
    identity("token:other", "numbers:read", "messages:read"),
    identity("token:desk", "numbers:read"),
    identity("token:desk", "numbers:read", "messages:send"),
    identity("token:desk", "numbers:read", "messages:read", "messages:send"),
    identity("token:desk"),
  ])
    expect([isSame(one, other), isSame(other, one)]).toEqual([false, false]);
});
