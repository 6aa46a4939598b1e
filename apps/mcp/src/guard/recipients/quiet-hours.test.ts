import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { areaCodeOf } from "./area-codes.ts";
import { type QuietHours, quietUntil, readQuietHours } from "./quiet-hours.ts";
import { minuteOfDay } from "./zone-clock.ts";

const MINUTE_MS = 60_000;
const NIGHT: QuietHours = { from: 21 * 60, to: 8 * 60 };

const SEATTLE = "+12065550123";
const NEW_YORK = "+12125550123";
const PENSACOLA = "+18505550123";
const PHOENIX = "+16025550123";
const NAVAJO = "+19285550123";
const TOLL_FREE = "+18005550123";

describe("readQuietHours", () => {
  it.each([
    ["21:00-08:00", { from: 1260, to: 480 }],
    ["21-8", { from: 1260, to: 480 }],
    [" 21:30 - 7 ", { from: 1290, to: 420 }],
    ["0-23:59", { from: 0, to: 1439 }],
    ["21\u20138", { from: 1260, to: 480 }],
  ])("reads %j", (text, hours) => {
    expect(readQuietHours(text)).toEqual(hours);
  });

  it.each([
    "",
    "21",
    "21-",
    "-8",
    "21-21",
    "08:00-8",
    "24-8",
    "21:60-8",
    "21:5-8",
    "9pm-8am",
    "21-8-9",
    "21:00 08:00",
  ])("does not understand %j", (text) => {
    expect(readQuietHours(text)).toBeUndefined();
  });

  it("reads all hours that are written out, and never throws", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const time = (of: number) => `${Math.floor(of / 60)}:${String(of % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(minute, minute, (from, to) => {
        expect(readQuietHours(`${time(from)}-${time(to)}`)).toEqual(from === to ? undefined : { from, to });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readQuietHours(text)));
  });
});

const quiet = (to: string, now: string, hours = NIGHT) => {
  const found = quietUntil(hours, to, Date.parse(now));
  return found && { ...found, until: new Date(found.until).toISOString() };
};

describe("quietUntil", () => {
  it("lets messages go by day", () => {
    expect(quiet(SEATTLE, "2026-07-01T15:00:00Z")).toBeUndefined();
    expect(quiet(SEATTLE, "2026-07-02T03:59:59.999Z")).toBeUndefined();
  });

  it("says until when it is quiet, and what time it is there", () => {
    expect(quiet(SEATTLE, "2026-07-02T05:14:30.500Z")).toEqual({
      until: "2026-07-02T15:00:00.000Z",
      localTime: "22:14",
      zone: "America/Los_Angeles",
    });
    expect(quiet(SEATTLE, "2026-07-02T04:00:00Z")?.localTime).toBe("21:00");
    expect(quiet(SEATTLE, "2026-07-02T14:59:59.999Z")?.until).toBe("2026-07-02T15:00:00.000Z");
    expect(quiet(SEATTLE, "2026-07-02T07:05:00Z")?.localTime).toBe("00:05");
  });

  it("knows hours that do not span midnight", () => {
    const noon = { from: 12 * 60, to: 13 * 60 + 30 };
    expect(quiet(SEATTLE, "2026-07-01T19:10:00Z", noon)?.until).toBe("2026-07-01T20:30:00.000Z");
    expect(quiet(SEATTLE, "2026-07-01T20:30:00Z", noon)).toBeUndefined();
  });

  it("is quiet as long as it is in any zone of the code", () => {
    expect(quiet(PENSACOLA, "2026-07-02T01:30:00Z")).toEqual({
      until: "2026-07-02T13:00:00.000Z",
      localTime: "21:30",
      zone: "America/New_York",
    });
    expect(quiet(PENSACOLA, "2026-07-02T12:30:00Z")).toEqual({
      until: "2026-07-02T13:00:00.000Z",
      localTime: "07:30",
      zone: "America/Chicago",
    });
    expect(quiet(TOLL_FREE, "2026-07-02T01:30:00Z")?.until).toBe("2026-07-02T15:00:00.000Z");
  });

  it("is never quiet for numbers that are not +1", () => {
    expect(quiet("+442079460123", "2026-07-02T01:30:00Z")).toBeUndefined();
  });

  it("waits an hour less in the night when the clocks go forward", () => {
    expect(quiet(NEW_YORK, "2026-03-08T03:00:00Z")?.until).toBe("2026-03-08T12:00:00.000Z");
    expect(quiet(NEW_YORK, "2026-03-07T03:00:00Z")?.until).toBe("2026-03-07T13:00:00.000Z");
    expect(quiet(NEW_YORK, "2026-03-08T03:00:00Z", { from: 1260, to: 150 })?.until).toBe(
      "2026-03-08T07:00:00.000Z",
    );
  });

  it("waits an hour more in the night when the clocks go back", () => {
    expect(quiet(NEW_YORK, "2026-11-01T02:00:00Z")?.until).toBe("2026-11-01T13:00:00.000Z");
    expect(quiet(NEW_YORK, "2026-11-01T02:00:00Z", { from: 1260, to: 90 })?.until).toBe(
      "2026-11-01T05:30:00.000Z",
    );
    expect(quiet(NEW_YORK, "2026-11-01T06:10:00Z", { from: 1260, to: 90 })).toEqual({
      until: "2026-11-01T06:30:00.000Z",
      localTime: "01:10",
      zone: "America/New_York",
    });
  });

  it("knows that only a part of Arizona changes its clocks", () => {
    expect(quiet(PHOENIX, "2026-07-02T03:30:00Z")).toBeUndefined();
    expect(quiet(NAVAJO, "2026-07-02T03:30:00Z")?.zone).toBe("America/Denver");
    expect(quiet(NAVAJO, "2026-01-02T03:30:00Z")).toBeUndefined();
  });

  it("takes the end of the search where it is always quiet in one of the zones", () => {
    const nearlyAll = { from: 8 * 60 + 30, to: 8 * 60 };
    expect(quiet(TOLL_FREE, "2026-07-02T01:30:15Z", nearlyAll)?.until).toBe("2026-07-04T01:30:00.000Z");
    expect(quiet(SEATTLE, "2026-07-02T01:30:00Z", nearlyAll)?.until).toBe("2026-07-02T15:00:00.000Z");
  });

  it("asks Intl a few times only", () => {
    const ask = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    quiet(TOLL_FREE, "2026-07-02T01:30:00Z");
    quiet(TOLL_FREE, "2026-03-08T03:00:00Z");
    expect(ask.mock.calls.length).toBeLessThan(100);
    ask.mockRestore();
  });

  it("finds for any hours the first minute that is quiet in none of the zones", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const hours = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to);
    const number = fc.constantFrom(SEATTLE, PENSACOLA, NAVAJO, TOLL_FREE, "+17095550123", "+18675550123");
    const now = fc.oneof(
      fc.integer({ min: Date.parse("2026-03-07"), max: Date.parse("2026-03-09") }),
      fc.integer({ min: Date.parse("2026-10-31"), max: Date.parse("2026-11-02") }),
      fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2030-01-01") }),
    );
    const isQuiet = ({ from, to }: QuietHours, to164: string, time: number) =>
      areaCodeOf(to164)?.zones.some((zone) => {
        const local = minuteOfDay(zone, time);
        return from < to ? from <= local && local < to : from <= local || local < to;
      });
    fc.assert(
      fc.property(hours, number, now, (when, to, instant) => {
        const start = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
        let expected = start;
        while (isQuiet(when, to, expected) && expected < start + 48 * 60 * MINUTE_MS) expected += MINUTE_MS;
        const found = quietUntil(when, to, instant);
        expect(found?.until).toBe(expected === start ? undefined : expected);
      }),
      { numRuns: 60 },
    );
  });
});
