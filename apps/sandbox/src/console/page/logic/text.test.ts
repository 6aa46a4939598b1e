import { expect, test } from "vitest";
import { formatBytes, formatPlace, plural, prettyBody } from "./text.ts";

test("JSON is set in lines, and anything else is left alone", () => {
  expect(prettyBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyBody("<h1>502</h1>")).toBe("<h1>502</h1>");
  expect(prettyBody('{"cut": ')).toBe('{"cut": ');
});

test("places are written as people write them", () => {
  expect(formatPlace("new york", "ny")).toBe("New York, NY");
  expect(formatPlace("nwyrcyzn01", "ny")).toBe("NWYRCYZN01, NY");
  expect(formatPlace(null, "wa")).toBe("WA");
  expect(formatPlace(null, null)).toBeUndefined();
});

test("bytes and counts", () => {
  expect([formatBytes(512), formatBytes(1536), formatBytes(3 * 1024 * 1024)]).toEqual([
    "512 B",
    "1.5 KiB",
    "3.0 MiB",
  ]);
  expect([plural(1, "segment"), plural(2, "segment"), plural(0, "try", "tries")]).toEqual([
    "1 segment",
    "2 segments",
    "0 tries",
  ]);
});
