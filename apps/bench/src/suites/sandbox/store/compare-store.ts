import { z } from "zod";
import { ask } from "../../../children/ask.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { metricsBySize, subjectBySize } from "../by-size.ts";
import { growingSizes } from "../inventory-sizes.ts";
import { SANDBOX } from "../names.ts";
import { ANY_NUMBER } from "./looks.ts";
import type { StoreQuestion } from "./store-process.ts";

const namesSchema = z.array(z.string());
const figuresSchema = z.object({ p50: z.number(), p99: z.number() });

const subjectName = (look: string) => (look === ANY_NUMBER ? `${SANDBOX}, ${look}` : look);

/** With the large inventory. */
const P50_MICROSECONDS = 1_000;

/** The search itself, without HTTP: every combination of filters in stocks of three sizes. */
export async function compareStore({ children, effort, signal }: Bench): Promise<Comparison> {
  const child = children.fork(new URL("./store-process.ts", import.meta.url));
  const asked = (question: StoreQuestion) => ask(child, question);
  const sizes = growingSizes(effort);
  let looks: string[] = [];
  for (const size of sizes) looks = namesSchema.parse(await asked({ ask: "build", size }));
  const calls = effort.searches;
  const comparison = await compare(
    {
      name: "store",
      title: "Sandbox: the search in process, the first 200 of what matches, by how many numbers there are",
      baseline: subjectName(ANY_NUMBER),
      settings: { limit: 200, "calls a round": calls },
      metrics: metricsBySize(sizes, "µs"),
      targets: looks.map((look) => ({
        subject: subjectName(look),
        metric: `p50Of${effort.numbers}`,
        of: "median" as const,
        limit: P50_MICROSECONDS,
      })),
      subjects: looks.map((look) =>
        subjectBySize(subjectName(look), sizes, async (size) =>
          figuresSchema.parse(await asked({ ask: "time", size, look, calls })),
        ),
      ),
    },
    effort.several,
    signal,
  );
  await children.end(child);
  return comparison;
}
