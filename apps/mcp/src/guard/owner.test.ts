import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { expect, it } from "vitest";
import { isGone, newOwner } from "./owner.ts";

it("this process is there; no two guards are the same", () => {
  expect(isGone(newOwner())).toBe(false);
  expect(newOwner()).not.toBe(newOwner());
});

it("a process that has ended is gone, one of another machine or without a name is not known to be", () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  expect(isGone(`${pid}@${hostname()}/${randomUUID()}`)).toBe(true);
  expect(isGone(`${pid}@another-machine/${randomUUID()}`)).toBe(false);
  for (const owner of ["", "nobody", "x@y/z"]) expect(isGone(owner)).toBe(false);
});
