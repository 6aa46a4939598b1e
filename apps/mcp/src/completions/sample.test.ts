import { expect, it } from "vitest";
import { type Part, sampleOf } from "./sample.ts";

/** A list of so many numbers, told as the carrier does, and what was asked of it. */
function listOf(count: number) {
  const numbers = Array.from({ length: count }, (_, at) => String(at).padStart(8, "0"));
  const asked: Part[] = [];
  const look = async (part: Part) => {
    asked.push(part);
    const { ends_with = "", limit, offset } = part;
    const matching = numbers.filter((number) => number.endsWith(ends_with));
    const names = matching.slice(offset, offset + limit);
    return { count: names.length, names, isLast: matching.length <= offset + limit };
  };
  return { look, asked, numbers };
}

it.each([0, 1, 200, 201, 2_500, 8_000])("of %i numbers all are read", async (count) => {
  const { look, asked, numbers } = listOf(count);
  const sample = await sampleOf(look);
  expect(sample?.isAll).toBe(true);
  expect([...(sample?.names ?? [])].sort()).toEqual(numbers);
  expect(asked.length).toBeLessThanOrEqual(45);
});

it.each([8_001, 40_000, 60_000, 200_000])(
  "of %i numbers many are read, from all parts of the list",
  async (count) => {
    const { look, asked } = listOf(count);
    const sample = await sampleOf(look);
    expect(sample?.isAll).toBe(false);
    expect(asked.length).toBeLessThanOrEqual(47);
    const tenths = [...(sample?.names ?? [])].map((name) => Math.floor((Number(name) * 10) / count));
    for (let tenth = 0; tenth < 10; tenth += 1)
      expect(tenths.filter((each) => each === tenth).length).toBeGreaterThan(100);
    // Pages are not spent on asking beyond an end again and again.
    const beyond = asked.filter(({ ends_with = "", offset }) => offset >= count / 10 ** ends_with.length);
    expect(beyond.length).toBeLessThanOrEqual(10);
  },
);

it("what cannot be told ends it, with what was read before", async () => {
  const { look, asked } = listOf(2_500);
  expect(await sampleOf(async () => undefined)).toBeUndefined();
  const sample = await sampleOf(async (part) => (asked.length > 5 ? undefined : look(part)));
  expect(sample?.isAll).toBe(false);
  expect(sample?.names.size).toBeGreaterThan(200);
});
