import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTime, when } from "./when.ts";

const NOW = Date.parse("2026-11-02T12:00:00.000Z");
const read = (text: string, edge: "start" | "end" = "start") => readTime(text, NOW, edge)?.toISOString();

describe("readTime", () => {
  it("reads how long ago", () => {
    expect(read("90m")).toBe("2026-11-02T10:30:00.000Z");
    expect(read("2h")).toBe("2026-11-02T10:00:00.000Z");
    expect(read("7d")).toBe("2026-10-26T12:00:00.000Z");
    expect(read("1W")).toBe("2026-10-26T12:00:00.000Z");
  });

  it("reads a date as its first or its last instant", () => {
    expect(read("2026-11-01")).toBe("2026-11-01T00:00:00.000Z");
    expect(read("2026-11-01", "end")).toBe("2026-11-01T23:59:59.999Z");
  });

  it("reads a date-time, without a zone as UTC", () => {
    expect(read("2026-11-01T08:30")).toBe("2026-11-01T08:30:00.000Z");
    expect(read("2026-11-01 08:30:15")).toBe("2026-11-01T08:30:15.000Z");
    expect(read("2026-11-01T08:30:00-08:00")).toBe("2026-11-01T16:30:00.000Z");
    expect(read("2026-11-01T08:30:00.25Z")).toBe("2026-11-01T08:30:00.250Z");
  });

  it("reads nothing else", () => {
    for (const text of [
      "",
      "yesterday",
      "2h ago",
      "-2h",
      "2026-02-30",
      "2026-13-01",
      "2026-11-01T25:00",
      "1762000000",
      "11/01/2026",
    ])
      expect(read(text), text).toBeUndefined();
  });

  it("reads every instant that it is given as ISO 8601", () => {
    const years = { min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(read(date.toISOString())).toBe(date.toISOString());
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void readTime(text, NOW, "end")));
  });
});

it("says which forms there are", () => {
  expect(when.safeParse("last week").error?.issues[0]?.message).toContain("2h");
});
