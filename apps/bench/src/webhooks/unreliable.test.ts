import { describe, expect, it } from "vitest";
import { NO_TROUBLE, Unreliable } from "./unreliable.ts";

const trouble = { ...NO_TROUBLE, refused: 0.03, cut: 0.01, takenAndCut: 0.01, slow: 0.01 };
const conducts = (receiver: Unreliable, attempts: number) =>
  Array.from({ length: attempts }, (_, index) => receiver.conductFor(`event ${index}`));

describe("Unreliable", () => {
  it("takes everything when it has no trouble, and counts what comes again", () => {
    const receiver = new Unreliable(NO_TROUBLE);
    expect(new Set([...conducts(receiver, 50), ...conducts(receiver, 20)])).toEqual(new Set(["take"]));
    expect(receiver.counts).toEqual({ attempts: 70, taken: 50, duplicates: 20 });
    expect(receiver.taken[49]).toBe("event 49");
  });

  it("fails about as often as it was told, in the same places for the same seed", () => {
    const all = conducts(new Unreliable(trouble), 20_000);
    expect(conducts(new Unreliable(trouble), 20_000)).toEqual(all);
    const share = (conduct: string) => all.filter((each) => each === conduct).length / all.length;
    expect(share("refuse")).toBeCloseTo(0.03, 2);
    expect(share("cut")).toBeCloseTo(0.01, 2);
    expect(share("take and cut")).toBeCloseTo(0.01, 2);
    expect(share("take slowly")).toBeCloseTo(0.01, 2);
  });

  it("takes the last attempt of an event, whatever its luck", () => {
    const receiver = new Unreliable({ ...trouble, refused: 1 });
    const attempts = Array.from({ length: 5 }, () => receiver.conductFor("one event"));
    expect(attempts).toEqual(["refuse", "refuse", "refuse", "refuse", "take"]);
  });

  it("has an event that it took and did not answer for, and knows it when it comes again", () => {
    const receiver = new Unreliable({ ...trouble, refused: 0, cut: 0, takenAndCut: 1 });
    expect(receiver.conductFor("one event")).toBe("take and cut");
    expect(receiver.counts).toEqual({ attempts: 1, taken: 1, duplicates: 0 });
    receiver.conductFor("one event");
    expect(receiver.counts.duplicates).toBe(1);
  });
});
