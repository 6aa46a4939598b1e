import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../test/session.ts";

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

describe("list_available_area_codes", () => {
  it("lists area codes upwards, ten at a time", async () => {
    const page = await session.use("list_available_area_codes", {});
    expect(page).toMatchObject({ area_codes: expect.arrayContaining(["201", "206"]), next_offset: 10 });
    expect(page["area_codes"]).toHaveLength(10);
    const next = await session.use("list_available_area_codes", { offset: 10, limit: "3" });
    expect(next["area_codes"]).toHaveLength(3);
    expect(String(next["area_codes"]) > String(page["area_codes"])).toBe(true);
  });

  it("keeps to a setup fee", async () => {
    expect(await session.use("list_available_area_codes", { max_setup_cost: 0.5 })).toEqual({
      area_codes: [],
    });
  });
});
