import fc from "fast-check";
import { expect, it } from "vitest";
import { openPage, visitorOf } from "./for-tests.ts";
import { newSession, sealsOf } from "./session.ts";

const KEY = new Uint8Array(32).fill(7);
const seals = sealsOf(KEY, "account");
const session = newSession("token:ops", "hash", 1000);

it("opens what it sealed, and nothing that differs from it in one place", () => {
  const sealed = seals.seal(session);
  expect(seals.open(sealed, 1000)).toEqual(session);
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(..."A_z9.-"), (place, letter) => {
      const changed = `${sealed.slice(0, place)}${letter}${sealed.slice(place + 1)}`;
      expect(seals.open(changed, 1000)).toEqual(changed === sealed ? session : undefined);
    }),
  );
});

it("opens nothing that somebody made without the key", () => {
  const content = Buffer.from(JSON.stringify({ ...session, until: 1e15 })).toString("base64url");
  const proof = seals.proofFor(session, content);
  for (const forged of [
    content,
    `${content}.`,
    `${content}.${proof}`,
    `.${seals.seal(session).split(".")[1]}`,
  ])
    expect(seals.open(forged, 1000)).toBeUndefined();
});

it("proves a decision for one session and one question", () => {
  const other = newSession("token:ops", "hash", 1000);
  const proof = seals.proofFor(session, "a");
  expect(seals.isProof(proof, session, "a")).toBe(true);
  expect(seals.isProof(proof, session, "b")).toBe(false);
  expect(seals.isProof(proof, other, "a")).toBe(false);
  expect(sealsOf(KEY, "another").isProof(proof, session, "a")).toBe(false);
});

it("no cookie and no form from outside gets past the sign-in, or breaks the page", async () => {
  const { page } = openPage();
  const anything = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abc.=;, _-%"'), maxLength: 80 }),
    fc.base64String({ maxLength: 80 }),
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.string({ maxLength: 80 }), async (cookie, field) => {
      const visitor = visitorOf(page);
      visitor.setCookie(`flowroute-mcp-approvals=${cookie}`);
      const shown = await visitor.ask("/approvals");
      expect(shown.status).toBe(200);
      expect(shown.body).not.toContain("Sign out");
      visitor.setCookie(`flowroute-mcp-approvals=${cookie}`);
      const decided = await visitor.post("/approvals/decide", {
        question: field,
        proof: field,
        verdict: "approve",
      });
      expect(decided.status).toBe(403);
    }),
    { numRuns: 60 },
  );
});
