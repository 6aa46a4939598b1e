import { z } from "zod";
import { ask } from "../../children/ask.ts";
import { compare } from "../../harness/comparison.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { ANY_NUMBER } from "./looks.ts";
import { nameOfSize, SANDBOX } from "./names.ts";
import type { StoreQuestion } from "./store-process.ts";

const namesSchema = z.array(z.string());
const figuresSchema = z.object({ p50Us: z.number(), p99Us: z.number() });

/** The search itself, without HTTP: every combination of filters in stocks of three sizes. */
export async function compareStore({ children, effort, signal }: Bench): Promise<Comparison> {
  const child = children.fork(new URL("./store-process.ts", import.meta.url));
  const asked = (question: StoreQuestion) => ask(child, question);
  const sizes = [effort.numbers / 100, effort.numbers / 10, effort.numbers];
  let names: string[] = [];
  for (const size of sizes) names = namesSchema.parse(await asked({ ask: "build", size }));
  const calls = effort.searches;
  const timed = async (look: string, size: number) => {
    const { p50Us, p99Us } = figuresSchema.parse(await asked({ ask: "time", size, look, calls }));
    return { [`p50UsOf${size}`]: p50Us, [`p99UsOf${size}`]: p99Us };
  };
  const subjectName = (look: string) => `${SANDBOX}, ${look}`;
  const comparison = await compare(
    {
      name: "store",
      title: "Sandbox: the search itself in process, the first 200 of what matches",
      baseline: subjectName(ANY_NUMBER),
      settings: { limit: 200, "calls a round": calls },
      metrics: Object.fromEntries(
        sizes.flatMap((size) => [
          [`p50UsOf${size}`, microseconds(`${nameOfSize(size)}: p50`)],
          [`p99UsOf${size}`, microseconds("p99")],
        ]),
      ),
      subjects: names.map((look) => ({
        name: subjectName(look),
        measure: async () => Object.assign({}, ...(await inTurn(sizes, (size) => timed(look, size)))),
      })),
    },
    effort.several,
    signal,
  );
  await children.end(child);
  return comparison;
}

const microseconds = (label: string): Metric => ({ label, unit: "µs", better: "lower", against: "ratio" });
