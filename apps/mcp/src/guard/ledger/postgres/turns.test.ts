import { expect, it } from "vitest";
import { door } from "./for-tests.ts";
import { createTurns } from "./turns.ts";

it("lets in so many at once, in the order in which they came, and the next when one has failed", async () => {
  const turns = createTurns(2, 60_000, () => new Error("too long"));
  const begun: number[] = [];
  const doors = Array.from({ length: 5 }, door);
  const all = doors.map(({ opened }, index) =>
    turns(async () => {
      begun.push(index);
      await opened;
      if (index === 1) throw new Error("failed");
      return index;
    }),
  );
  const ended = Promise.allSettled(all);
  await expect.poll(() => begun, { timeout: 20_000 }).toEqual([0, 1]);
  doors[1]?.open();
  await expect.poll(() => begun, { timeout: 20_000 }).toEqual([0, 1, 2]);
  for (const { open } of doors) open();
  expect((await ended).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it("tells who has waited too long, and keeps no place for them", async () => {
  const turns = createTurns(1, 20, () => new Error("too long"));
  const { opened, open } = door();
  const first = turns(() => opened);
  await expect(turns(async () => "late")).rejects.toThrow("too long");
  open();
  await first;
  expect(await turns(async () => "in time")).toBe("in time");
});
