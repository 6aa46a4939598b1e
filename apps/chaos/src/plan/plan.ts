import { between, type SeededRandom, seededRandom } from "./random.ts";
import type { Stock } from "./stock.ts";
import { e164, type Slot, unitsOf, type Wish } from "./wish.ts";

/** One call of a tool, as a model makes it. */
export type Call = {
  id: number;
  tool: string;
  input: Record<string, unknown>;
  wishes: readonly Wish[];
  /** Who makes it. */
  caller: string;
  /** Whether it is made twice: by two processes at the same moment, or some time after the first. */
  again: "no" | "at once" | "later";
  /** Who makes it then: the same one, or somebody else who happens to want the same. */
  againBy: string;
};

/** Of calls; the rest make routes. Lists have purchases and changes stand for more effects than calls. */
export type Shares = { message: number; number: number; change: number };

/** Half of the effects are messages, a quarter numbers. */
export const EVEN: Shares = { message: 0.6, number: 0.2, change: 0.12 };

/** A seventh are messages, of which the carrier takes five in a second. */
export const FEW_MESSAGES: Shares = { message: 0.19, number: 0.35, change: 0.27 };

/** Of calls, by their caller; callers beyond these make none. */
const BY_CALLER = [0.4, 0.3, 0.2, 0.1];
/** Of calls that are made twice: by somebody else. */
const BY_ANOTHER = 0.25;

const AGAIN = { atOnce: 0.125, later: 0.125 };
const IN_A_LIST = 0.3;
const WANTED_TWICE = 0.03;
const MMS = 0.04;

const SMS_SEGMENT_NANODOLLARS = 4_000_000;
const MMS_NANODOLLARS = 19_500_000;

/** What one or two segments hold, and a text that takes three. */
const LENGTHS = [40, 120, 200, 300];
const SEGMENT = { alone: 160, split: 140 };

type Wanted = {
  effects: number;
  seed: number;
  stock: Stock;
  shares: Shares;
  /** The first of them makes the most calls. */
  callers: readonly string[];
};

/** The calls of a run, in the order in which they begin: the same ones for the same wanted. */
export function makePlan({ effects, seed, stock, shares, callers }: Wanted): Call[] {
  const random = seededRandom(seed, "plan");
  const ofCallers = seededRandom(seed, "callers");
  const forSale = [...stock.forSale];
  const calls: Call[] = [];
  for (let left = effects; left > 0; ) {
    const id = calls.length;
    const call = {
      id,
      ...callersOf(ofCallers, callers),
      again: againOf(random),
      ...draw(id, left, seed, random, { stock, forSale, shares }),
    };
    calls.push(call);
    left -= call.wishes.reduce((sum, wish) => sum + unitsOf(wish), 0);
  }
  return calls;
}

type Drawn = Pick<Call, "tool" | "input" | "wishes">;

function callersOf(random: SeededRandom, callers: readonly string[]): Pick<Call, "caller" | "againBy"> {
  let at = random.fraction();
  const place = BY_CALLER.findIndex((share) => {
    at -= share;
    return at < 0;
  });
  const caller = callers[place] ?? callers[0];
  if (caller === undefined) throw new Error("There is nobody who calls.");
  return { caller, againBy: random.fraction() < BY_ANOTHER ? pick(callers, random) : caller };
}

function againOf(random: SeededRandom): Call["again"] {
  const at = random.fraction();
  if (at < AGAIN.atOnce) return "at once";
  return at < AGAIN.atOnce + AGAIN.later ? "later" : "no";
}

function draw(
  id: number,
  left: number,
  seed: number,
  random: SeededRandom,
  {
    stock,
    forSale,
    shares,
  }: Pick<Wanted, "stock" | "shares"> & { forSale: { number: string; nanodollars: number }[] },
): Drawn {
  const at = random.fraction();
  if (at < shares.message) return aMessage(id, left, seed, random, stock);
  const size = Math.min(left, random.fraction() < IN_A_LIST ? 2 + random.below(2) : 1);
  if (at < shares.message + shares.number) return aPurchase(random, forSale, size);
  if (at < shares.message + shares.number + shares.change) return aChange(random, stock, size);
  return aRoute(`chaos-${seed}-${id}`);
}

function aMessage(id: number, left: number, seed: number, random: SeededRandom, stock: Stock): Drawn {
  const start = `Chaos ${seed}, message ${id}. `;
  const body = start.padEnd(pick(LENGTHS, random), "Nobody reads this. ");
  const isMms = random.fraction() < MMS;
  const times = left >= 2 && random.fraction() < WANTED_TWICE ? 2 : 1;
  const segments = body.length <= SEGMENT.alone ? 1 : Math.ceil(body.length / SEGMENT.split);
  const nanodollars = isMms ? MMS_NANODOLLARS : segments * SMS_SEGMENT_NANODOLLARS;
  return {
    tool: "send_message",
    input: {
      from: e164(stock.sender),
      to: e164(pick(stock.recipients, random)),
      body,
      ...(isMms ? { media_urls: [`${stock.picture}?${id}`] } : {}),
    },
    wishes: [{ kind: "message", body, nanodollars, times }],
  };
}

function aPurchase(
  random: SeededRandom,
  forSale: { number: string; nanodollars: number }[],
  size: number,
): Drawn {
  const wishes = Array.from({ length: size }, () => {
    const [number] = forSale.splice(random.below(forSale.length), 1);
    if (number === undefined) throw new Error("The sandbox has too few numbers for sale.");
    return { kind: "number" as const, ...number };
  });
  const numbers = wishes.map(({ number }) => e164(number));
  return { tool: "purchase_number", input: { numbers }, wishes };
}

function aChange(random: SeededRandom, stock: Stock, size: number): Drawn {
  const slot: Slot = random.fraction() < 0.5 ? "primary_route" : "failover_route";
  const routeId = pick(stock.routeIds, random);
  const first = random.below(stock.owned.length);
  const numbers = stock.owned.concat(stock.owned).slice(first, first + size);
  return {
    tool: slot === "primary_route" ? "update_primary_route" : "update_failover_route",
    input: { numbers: numbers.map(e164), route_id: routeId },
    wishes: numbers.map((number) => ({ kind: "change" as const, slot, number, routeId })),
  };
}

export function aRoute(alias: string): Drawn {
  return {
    tool: "create_route",
    input: { route_type: "host", value: `${alias}.example.com`, alias },
    wishes: [{ kind: "route", alias }],
  };
}

function pick<Value>(values: readonly Value[], random: SeededRandom): Value {
  const value = values[Math.floor(between(random, 0, values.length))];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
}
