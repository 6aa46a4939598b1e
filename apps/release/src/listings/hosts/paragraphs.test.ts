import fc from "fast-check";
import { expect, it } from "vitest";
import { filled } from "./paragraphs.ts";

it("keeps every word, and what is between backticks on one line", () => {
  const word = fc.stringMatching(/^[a-z.]{1,14}$/);
  const code = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `\`${words.join(" ")}\``);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, code), { minLength: 1, maxLength: 60 }), (words) => {
      const lines = filled(words.join(" ")).split("\n");
      expect(lines.join(" ")).toBe(words.join(" "));
      for (const line of lines) {
        expect(line.split("`").length % 2).toBe(1);
        expect(line.length).toBeLessThanOrEqual(120);
      }
    }),
  );
});

it("leaves tables and code alone", () => {
  for (const text of [`| a${" b".repeat(100)} |\n| c |`, `\`\`\`sh\n${"word ".repeat(50)}\n\`\`\``])
    expect(filled(text)).toBe(text);
});
