import { z } from "zod";

/**
 * A function or class that somebody else's package exports, by the part of its type that is used here. Its answers are
 * looked at when it has been called: a process whose caller does not read the right id fails the run.
 * @param members functions that it has as members
 */
export const exportedFunction = <Used>(...members: readonly string[]) =>
  z.custom<Used>((value) => typeof value === "function" && members.every((name) => hasFunction(value, name)));

function hasFunction(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === "function";
}
