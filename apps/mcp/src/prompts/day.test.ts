import fc from "fast-check";
import { expect, it } from "vitest";
import { date, dayOf } from "./day.ts";

const NOON = Date.UTC(2026, 10, 29, 3);
const iso = (date: string, zone: string) => {
  const { start, end } = dayOf(date, zone, NOON);
  return [start.toISOString(), end.toISOString()];
};

it("today is the date of the zone", () => {
  expect(dayOf("today", "UTC", NOON).date).toBe("2026-11-29");
  expect(dayOf("today", "America/Los_Angeles", NOON).date).toBe("2026-11-28");
  expect(dayOf("yesterday", "America/Los_Angeles", NOON).date).toBe("2026-11-27");
  expect(dayOf("yesterday", "UTC", Date.UTC(2026, 2, 1)).date).toBe("2026-02-28");
});

it("a day has 23 or 25 hours where the clocks are changed", () => {
  expect(iso("2026-11-28", "America/Los_Angeles")).toEqual([
    "2026-11-28T08:00:00.000Z",
    "2026-11-29T07:59:59.999Z",
  ]);
  expect(iso("2026-03-08", "America/New_York")).toEqual([
    "2026-03-08T05:00:00.000Z",
    "2026-03-09T03:59:59.999Z",
  ]);
  expect(iso("2026-11-01", "America/New_York")).toEqual([
    "2026-11-01T04:00:00.000Z",
    "2026-11-02T04:59:59.999Z",
  ]);
  expect(iso("2026-11-01", "America/St_Johns")).toEqual([
    "2026-11-01T02:30:00.000Z",
    "2026-11-02T03:29:59.999Z",
  ]);
});

it.each([
  ["America/Havana", "2026-03-08", "2026-03-08T05:00:00.000Z"],
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  ["Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00.000Z"],
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z"],
  ["Atlantic/Azores", "2026-03-29", "2026-03-29T01:00:00.000Z"],
])("where clocks are put forward at midnight the day begins with that: %s, %s", (zone, day, start) => {
  expect(iso(day, zone)[0]).toBe(start);
});

it("where clocks are put back over midnight the day begins at the first one", () => {
  expect(iso("2010-11-07", "America/St_Johns")[0]).toBe("2010-11-07T02:30:00.000Z");
  expect(iso("2026-11-01", "America/Havana")[0]).toBe("2026-11-01T04:00:00.000Z");
});

it("in every zone days follow each other without a gap, and each begins at its first instant", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  // Half of them in the weeks in which clocks are changed.
  const changing = fc
    .tuple(
      fc.integer({ min: 2020, max: 2050 }),
      fc.constantFrom(2, 3, 8, 9, 10),
      fc.integer({ min: 1, max: 31 }),
    )
    .map(([year, month, day]) => Date.UTC(year, month, day) / 86_400_000);
  const daysOfPlan = fc.oneof(changing, fc.integer({ min: 18_000, max: 30_000 }));
  fc.assert(
    fc.property(fc.constantFrom(...zones), daysOfPlan, (zone, days) => {
      const dateOf = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
      const [day, next] = [dayOf(dateOf(days), zone, 0), dayOf(dateOf(days + 1), zone, 0)];
      expect(next.start.getTime()).toBe(day.end.getTime() + 1);
      const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
      expect(calendar.format(day.start)).toBe(dateOf(days));
      expect(calendar.format(day.start.getTime() - 1)).toBe(dateOf(days - 1));
    }),
    // Each zone is looked at some times.
    { numRuns: 2000 },
  );
});

it.each(["0050-01-01", "0000-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])(
  "%s is no date that there can be messages of",
  (text) => {
    expect(date.safeParse(text).error?.issues[0]?.message).toMatch(/from 2000 to 2099/);
  },
);
