import { parsePhoneNumber } from "flowroute-client";
import { describe, expect, it } from "vitest";
import { catalog } from "./the-server.ts";
import { numberAt, workNames, works } from "./works.ts";

describe("works", () => {
  it("are of tools that the server has, with input that they take", () => {
    expect(Object.keys(works)).toEqual(workNames.options);
    for (const { tool, input } of Object.values(works)) {
      const found = catalog.find(({ name }) => name === tool);
      expect(found?.input.safeParse(input(7, { routeId: "98396", caller: "1" })).success, tool).toBe(true);
    }
  });

  it("send another text each time, and from each process", () => {
    const { input } = works.send_message;
    const body = (index: number, caller: string) => input(index, { routeId: "0", caller })["body"];
    expect(new Set([body(0, "1"), body(100, "1"), body(0, "2")]).size).toBe(3);
  });
});

describe("numberAt", () => {
  it("gives 71,200 numbers of the numbering plan, none of them twice", () => {
    const numbers = Array.from({ length: 71_200 }, (_, index) => numberAt(index));
    expect(new Set(numbers).size).toBe(71_200);
    for (const number of numbers) {
      expect(parsePhoneNumber(number).e164).toBe(number);
      expect(number).toMatch(/^\+1\d{3}55501\d{2}$/);
    }
    expect(() => numberAt(71_200)).toThrow(RangeError);
  });
});
