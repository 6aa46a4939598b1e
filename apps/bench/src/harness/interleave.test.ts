import { describe, expect, it } from "vitest";
import { interleave, type Subject } from "./interleave.ts";

function recorded(names: string[]) {
  const order: string[] = [];
  let count = 0;
  const subjects = names.map(
    (name): Subject => ({
      name,
      measure: async () => {
        order.push(name);
        count += 1;
        return { count };
      },
    }),
  );
  return { order, subjects };
}

const never = new AbortController().signal;

describe("interleave", () => {
  it("takes turns: A B A B", async () => {
    const { order, subjects } = recorded(["A", "B"]);
    await interleave(subjects, { warmUpRounds: 0, rounds: 3, budgetMs: 60_000 }, never);
    expect(order.join("")).toBe("ABABAB");
  });

  it("throws the warm-up away", async () => {
    const { order, subjects } = recorded(["A", "B"]);
    const series = await interleave(subjects, { warmUpRounds: 2, rounds: 2, budgetMs: 60_000 }, never);
    expect(order.join("")).toBe("ABABABAB");
    expect(series.get("A")).toEqual([{ count: 5 }, { count: 7 }]);
    expect(series.get("B")).toEqual([{ count: 6 }, { count: 8 }]);
  });

  it("measures one whole round, and no more, when the time is over from the start", async () => {
    const { order, subjects } = recorded(["A", "B"]);
    const series = await interleave(subjects, { warmUpRounds: 5, rounds: 5, budgetMs: 0 }, never);
    expect(order.join("")).toBe("AB");
    expect(series.get("B")).toHaveLength(1);
  });

  it("stops at once when it is aborted", async () => {
    const { order, subjects } = recorded(["A", "B"]);
    const abort = new AbortController();
    const stopping: Subject = {
      name: "C",
      measure: async () => {
        abort.abort(new Error("stopped by hand"));
        return {};
      },
    };
    const run = interleave(
      [...subjects, stopping],
      { warmUpRounds: 0, rounds: 9, budgetMs: 60_000 },
      abort.signal,
    );
    await expect(run).rejects.toThrow("stopped by hand");
    expect(order.join("")).toBe("AB");
  });

  it("passes on what a subject throws", async () => {
    const broken: Subject = { name: "A", measure: () => Promise.reject(new Error("no answer")) };
    const run = interleave([broken], { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 }, never);
    await expect(run).rejects.toThrow("no answer");
  });

  it("refuses two subjects of one name", async () => {
    const { subjects } = recorded(["A", "A"]);
    const run = interleave(subjects, { warmUpRounds: 0, rounds: 1, budgetMs: 60_000 }, never);
    await expect(run).rejects.toThrow("same name");
  });
});
