import { expect, test } from "vitest";
import { SAMPLE_NAMES } from "../media/samples.ts";
import { SAMPLES } from "./page/data/sample-names.ts";

test("the page offers the samples that there are", () => {
  expect(SAMPLES).toEqual(SAMPLE_NAMES);
});
