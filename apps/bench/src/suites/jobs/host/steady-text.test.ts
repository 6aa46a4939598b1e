import { expect, it } from "vitest";
import { steadyText } from "./steady-text.ts";

const URL = "http://127.0.0.1:4010";
const [one, other] = [`mdr2-${"0".repeat(32)}`, `mdr2-${"a1".repeat(16)}`];

it("counts the n-th id as the same one whatever it is, and one id always alike", () => {
  const [first, second] = [steadyText(URL), steadyText(URL)];
  const told = first(`${one} ${other} ${one}`);
  expect(told).toBe(second(`${other} ${one} ${other}`));
  expect(told).toMatch(/^(mdr2-[0-9a-f]{32}) (?!\1)mdr2-[0-9a-f]{32} \1$/);
  expect(first(one)).toBe(told.slice(0, one.length));
});

it("counts the sandbox's addresses as the carrier's", () => {
  expect(steadyText(URL)(`{"self":"${URL}/v2/routes"}`)).toBe(
    '{"self":"https://api.flowroute.com/v2/routes"}',
  );
});
