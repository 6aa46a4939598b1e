import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openSession, type Session } from "../../test/session.ts";
import { searchAvailableNumbers } from "./search-available-numbers.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

const search = async (input: Record<string, unknown>) =>
  searchAvailableNumbers.output
    .pipe(z.looseObject({ count: z.int() }))
    .parse(await session.use("search_available_numbers", input));

const shape = z.object({
  count: z.int(),
  prices: z.array(
    z.object({
      setup_usd: z.number(),
      monthly_usd: z.number(),
      rate_centers: z.record(z.string(), z.array(z.string())),
    }),
  ),
  next_offset: z.int().optional(),
});

const found = async (input: Record<string, unknown>) => shape.parse(await search(input));
const numbersOf = ({ prices }: z.output<typeof shape>) =>
  prices.flatMap(({ rate_centers }) => Object.values(rate_centers).flat());

describe("search_available_numbers", () => {
  it("groups what it finds by price and rate center, in E.164", async () => {
    const result = await found({ state: "wa", rate_center: "Seattle", starts_with: "(206) 555", limit: 3 });
    expect(result).toMatchObject({ count: 3, prices: [{ setup_usd: 1, monthly_usd: 1.25 }], next_offset: 3 });
    expect(Object.keys(result.prices[0]?.rate_centers ?? {})).toEqual(["seattle, WA"]);
    for (const number of numbersOf(result)) expect(number).toMatch(/^\+120655501\d\d$/);
  });

  it("goes through all pages without a repetition, to the end", async () => {
    const all: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page: z.output<typeof shape> = await found({ starts_with: "206", limit: 50, offset });
      all.push(...numbersOf(page));
      offset = page.next_offset;
    }
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all).size).toBe(all.length);
  });

  it("reads keypad letters", async () => {
    const result = await found({ contains: "5550", limit: 1 });
    expect(numbersOf(await found({ contains: "JJJ0", limit: 1 }))).toEqual(numbersOf(result));
  });

  it("names toll-free numbers as such, since they have no place", async () => {
    const result = await found({ number_type: "toll-free", limit: 2 });
    expect(result.prices.flatMap(({ rate_centers }) => Object.keys(rate_centers))).toEqual(["toll-free"]);
  });

  it("gives an empty answer where nothing is for sale", async () => {
    expect(await found({ starts_with: "9" + "9" + "9" })).toEqual({ count: 0, prices: [] });
  });

  it("never acts", () => expect(session.acts()).toEqual([]));
});
