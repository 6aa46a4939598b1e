/** Which of a number's routes is set. */
export type Slot = "primary_route" | "failover_route";

/** One effect that somebody wants. Numbers are the carrier's: eleven digits. */
export type Wish =
  /** `times` is 2 where the same message is explicitly wanted once more. */
  | { kind: "message"; body: string; nanodollars: number; times: 1 | 2 }
  | { kind: "number"; number: string; nanodollars: number }
  | { kind: "route"; alias: string }
  | { kind: "change"; slot: Slot; number: string; routeId: string };

export type Kind = Wish["kind"];

export const KINDS: readonly Kind[] = ["message", "number", "route", "change"];

/** As how many effects a wish counts. */
export const unitsOf = (wish: Wish): number => (wish.kind === "message" ? wish.times : 1);

/** What tells one effect from another: in a wish, in a request on the line, and at the carrier. */
export const identity = {
  message: (body: string) => `message ${body}`,
  number: (number: string) => `number ${number}`,
  route: (alias: string) => `route ${alias}`,
  change: (slot: Slot, number: string, routeId: string) => `${slot} of ${number} is ${routeId}`,
};

export function identityOf(wish: Wish): string {
  if (wish.kind === "message") return identity.message(wish.body);
  if (wish.kind === "number") return identity.number(wish.number);
  if (wish.kind === "route") return identity.route(wish.alias);
  return identity.change(wish.slot, wish.number, wish.routeId);
}

/** The server's way of writing a number. */
export const e164 = (digits: string): string => `+${digits}`;
