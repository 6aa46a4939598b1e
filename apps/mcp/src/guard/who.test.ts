import fc from "fast-check";
import { expect, it } from "vitest";
import { who } from "./who.ts";

it("names who was proven to call, and the host as it calls itself", () => {
  expect(who({ subject: "local", caller: "claude-code 2.1.0" })).toBe("claude-code 2.1.0");
  expect(who({ subject: "token:support-desk", caller: "claude-code 2.1.0" })).toBe(
    "token:support-desk (claude-code 2.1.0)",
  );
});

it("lets no host pass for a caller that was proven, whatever it calls itself", () => {
  expect(who({ subject: "local", caller: "token:support-desk (claude-code 2.1.0)" })).toBe(
    '"token:support-desk (claude-code 2.1.0)"',
  );
  const name = fc.oneof(fc.string(), fc.constantFrom("token:a", "token:a (b)", "local", "x) token:a (", ""));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(who({ subject: "local", caller: one })).not.toMatch(/^(token|oauth):/);
      const shown = who({ subject: "token:a", caller: one });
      expect(shown).toMatch(/^token:a \(.*\)$/s);
      // Two names are shown as one only where they are one.
      if (one !== other) expect(who({ subject: "token:a", caller: other })).not.toBe(shown);
    }),
  );
});
