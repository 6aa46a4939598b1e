import type { Lenient } from "../resources/flat.ts";

/** The members that are given: what is `undefined` is left out. */
export function given<T extends object>(members: Lenient<T>): T;
export function given(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
