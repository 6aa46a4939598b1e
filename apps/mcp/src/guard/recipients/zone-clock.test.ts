import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOf, minuteOfDay } from "./zone-clock.ts";

const MINUTE_MS = 60_000;
const at = (hours: number, minutes: number) => hours * 60 + minutes;

describe("minuteOfDay", () => {
  it("knows the time of day in zones on both sides of UTC", () => {
    const noon = Date.parse("2026-01-15T12:00Z");
    expect(minuteOfDay("America/New_York", noon)).toBe(at(7, 0));
    expect(minuteOfDay("America/St_Johns", noon)).toBe(at(8, 30));
    expect(minuteOfDay("Pacific/Guam", noon + 3 * 3_600_000)).toBe(at(1, 0));
    expect(minuteOfDay("Pacific/Pago_Pago", Date.parse("2026-01-15T11:00Z"))).toBe(0);
  });

  it("changes the clocks when the zone does", () => {
    const clock = (iso: string) => minuteOfDay("America/New_York", Date.parse(iso));
    expect(clock("2026-03-08T06:59Z")).toBe(at(1, 59));
    expect(clock("2026-03-08T07:00Z")).toBe(at(3, 0));
    expect(clock("2026-11-01T05:59Z")).toBe(at(1, 59));
    expect(clock("2026-11-01T06:00Z")).toBe(at(1, 0));
  });

  it("knows times before 1970", () => {
    expect(minuteOfDay("America/New_York", Date.parse("1969-12-31T00:00Z"))).toBe(at(19, 0));
  });
});

describe("clockOf", () => {
  it("shows at every minute what Intl says", () => {
    const starts = fc.oneof(
      fc.integer({ min: Date.parse("2026-03-06"), max: Date.parse("2026-03-10") }),
      fc.integer({ min: Date.parse("2026-10-30"), max: Date.parse("2026-11-03") }),
      fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2030-01-01") }),
    );
    const zones = fc.constantFrom("America/New_York", "America/St_Johns", "America/Phoenix", "America/Adak");
    const length = 2 * 1440;
    fc.assert(
      fc.property(zones, starts, fc.integer({ min: 0, max: length }), (zone, instant, later) => {
        const start = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
        const clock = clockOf(zone, start, start + length * MINUTE_MS);
        const time = start + later * MINUTE_MS;
        expect(clock(time)).toBe(minuteOfDay(zone, time));
      }),
      { numRuns: 1000 },
    );
  });
});
