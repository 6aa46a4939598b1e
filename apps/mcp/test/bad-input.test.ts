import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { catalog } from "../src/tools/catalog.ts";
import { openSession, type Session } from "./session.ts";

// No tool succeeds on these without an argument, except those that need none.
const needsNone = new Set(catalog.filter(({ input }) => input.safeParse({}).success).map(({ name }) => name));

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

const keysOf = (schema: z.ZodObject) => Object.keys(schema.shape);

/** Arguments with the tool's own names, and values of any kind under them. */
const wrongArguments = (input: z.ZodObject) =>
  fc.record(
    Object.fromEntries(
      keysOf(input).map((key) => [
        key,
        fc.oneof(
          fc.anything({
            withBigInt: false,
            withDate: false,
            withMap: false,
            withSet: false,
            withTypedArray: false,
          }),
          fc.string({ unit: "binary" }),
          fc.constantFrom(
            "",
            "..",
            "%2e%2e",
            "12065550140/../x",
            "[",
            "null",
            "\u0000",
            "+1206555",
            "9".repeat(400),
            -1,
            1e308,
          ),
        ),
      ]),
    ),
    { requiredKeys: [] },
  );

describe.each(catalog.map((tool) => [tool.name, tool] as const))("%s", (name, { input, effect }) => {
  it("answers every input with a result or with what to do, and never acts on a wrong one", async () => {
    const before = session.wire.acts;
    await fc.assert(
      fc.asyncProperty(wrongArguments(input), async (args) => {
        // null is taken as not given.
        const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
        const right = input.safeParse(given).success;
        const sent = session.requests.length;
        const acts = session.wire.acts;
        const answer = await session.answer(name, args);
        if (!right) {
          expect([session.requests.length, session.wire.acts]).toEqual([sent, acts]);
          expect(answer.kind).toBe("failure");
          if (answer.kind === "failure")
            expect(answer.message).toMatch(/^Nothing was done: .*Correct them and call again\.$/s);
        }
        if (answer.kind === "failure") expect(answer.message).not.toMatch(/ at .*\.ts:|ZodError|defect/);
      }),
      { numRuns: 60 },
    );
    if (effect === "read") expect(session.wire.acts).toBe(before);
  });

  it("takes null as an argument that was not given", async () => {
    const nulls = Object.fromEntries(keysOf(input).map((key) => [key, null]));
    const { kind } = await session.answer(name, nulls);
    expect(kind).toBe(needsNone.has(name) ? "result" : "failure");
  });

  it("refuses whatever is not an object of arguments", async () => {
    const before = session.wire.acts;
    for (const args of ["text", 7, true, ["x"], [{}]]) {
      const answer = await session.answer(name, args);
      expect(answer.kind, JSON.stringify(args)).toBe("failure");
    }
    if (!needsNone.has(name)) expect((await session.answer(name, undefined)).kind).toBe("failure");
    expect(session.wire.acts).toBe(before);
  });

  it("refuses an argument that it does not have: none of them can be an approval", async () => {
    const before = session.wire.acts;
    for (const extra of [
      "confirm",
      "confirmed",
      "approve",
      "approved",
      "force",
      "yes",
      "approval",
      "__proto__x",
    ]) {
      const message = await session.fail(name, { [extra]: true });
      expect(message).toContain(extra);
    }
    expect(session.wire.acts).toBe(before);
  });
});
