import { expect, it, onTestFinished, vi } from "vitest";
import { offsetAt } from "./zone-offset.ts";

const HOUR_MS = 3_600_000;

it("tells what clocks are ahead by, to the second in which they are changed", () => {
  const change = Date.parse("2026-03-08T10:00Z");
  expect(offsetAt("America/Los_Angeles", change - 1000)).toBe(-8 * HOUR_MS);
  expect(offsetAt("America/Los_Angeles", change)).toBe(-7 * HOUR_MS);
  expect(offsetAt("Asia/Kathmandu", change)).toBe(5.75 * HOUR_MS);
});

it("is right in every zone, also when more are asked for than are kept", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.length).toBeGreaterThan(200);
  const noon = Date.UTC(2026, 6, 1, 12);
  const all = new Map(zones.map((zone) => [zone, offsetAt(zone, noon)]));
  for (const zone of [...zones].reverse()) {
    const name = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).format(
      noon,
    );
    const [, sign = "+", hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    const told = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    // An addition makes one zero of two.
    expect([all.get(zone), offsetAt(zone, noon)], zone).toEqual([told + 0, told + 0]);
  }
});

it("keeps what it makes for a zone, and no more than so many of them", () => {
  const making = vi.spyOn(Intl, "DateTimeFormat");
  onTestFinished(() => making.mockRestore());
  const [first = "UTC", ...others] = Intl.supportedValuesOf("timeZone");
  const made = (zone: string) => {
    const before = making.mock.calls.length;
    offsetAt(zone, 0);
    return making.mock.calls.length - before;
  };
  made(first);
  expect(made(first)).toBe(0);
  for (const zone of others) offsetAt(zone, 0);
  expect(made(first)).toBe(1);
});
