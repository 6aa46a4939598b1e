import { expect, test } from "vitest";
import { formatUsd } from "./money.ts";

test.each([
  [0, "$0.00"],
  [0.004, "$0.0040"],
  [0.0195, "$0.0195"],
  [1.25, "$1.25"],
  [99.996, "$99.9960"],
  [0.1 + 0.2, "$0.30"],
  [1234567.5, "$1,234,567.50"],
  [-0.004, "−$0.0040"],
  [-0.000001, "$0.00"],
])("%d is %s", (usd, shown) => {
  expect(formatUsd(usd)).toBe(shown);
});
