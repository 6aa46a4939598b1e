import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf } from "./day.ts";

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

it("days follow each other without a gap, and each begins at its midnight", () => {
  const zones = [
    "UTC",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/St_Johns",
    "Pacific/Honolulu",
    "Asia/Kolkata",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 18_000, max: 30_000 }), (zone, days) => {
      const dateOf = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
      const [day, next] = [dayOf(dateOf(days), zone, 0), dayOf(dateOf(days + 1), zone, 0)];
      expect(next.start.getTime()).toBe(day.end.getTime() + 1);
      const clock = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        timeStyle: "medium",
        hourCycle: "h23",
      });
      expect(clock.format(day.start)).toBe("00:00:00");
    }),
  );
});
