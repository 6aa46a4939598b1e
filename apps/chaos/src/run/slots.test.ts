import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

test("lets so many in at a time, and the others in the order in which they came", async () => {
  const slots = createSlots(2);
  const entered: number[] = [];
  const enter = async (who: number) => {
    const release = await slots.take();
    entered.push(who);
    return release;
  };
  const [first, second, third, fourth] = [1, 2, 3, 4].map(enter);
  const leave = await first;
  await second;
  expect(entered).toEqual([1, 2]);
  leave?.();
  await third;
  expect(entered).toEqual([1, 2, 3]);
  (await second)?.();
  await fourth;
  expect(entered).toEqual([1, 2, 3, 4]);
});
