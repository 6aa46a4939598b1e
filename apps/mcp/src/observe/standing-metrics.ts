import { setTimeout as sleep } from "node:timers/promises";
import { Gauge, type Registry } from "prom-client";
import type { Used } from "../guard/budget.ts";
import { ACTING_EFFECTS } from "../guard/effect.ts";
import type { Standing } from "../guard/standing.ts";

const NANODOLLARS = 1e9;

/** What the ledger knows, as of each call of the function that comes back. That never rejects. */
export function standingMetrics(
  registry: Registry,
  standing: () => Promise<Standing>,
  patienceMs: number,
): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({
    name: "flowroute_mcp_ledger_up",
    help: "1 if the ledger answered this scrape. Without it nothing is bought, sent or changed.",
    registers,
  });
  const left = new Gauge({
    name: "flowroute_mcp_budget_left",
    help: "What is left of each limit that the operator set, in the UTC day and month: how many (units), and US dollars.",
    labelNames: ["effect", "period", "of"],
    registers,
  });
  const open = new Gauge({
    name: "flowroute_mcp_operations",
    help: "Operations in the ledger that wait for a person, are under way, or of which it is not known whether they were done.",
    labelNames: ["state"],
    registers,
  });

  const show = ({ effects, waiting, executing, unknown }: Standing) => {
    for (const effect of ACTING_EFFECTS)
      for (const period of ["today", "this_month"] as const) {
        const { unitsLeft, nanodollarsLeft }: Used = effects[effect][period];
        if (unitsLeft !== undefined) left.set({ effect, period, of: "units" }, unitsLeft);
        if (nanodollarsLeft !== undefined)
          left.set({ effect, period, of: "dollars" }, nanodollarsLeft / NANODOLLARS);
      }
    open.set({ state: "waiting" }, waiting);
    open.set({ state: "executing" }, executing);
    open.set({ state: "unknown" }, unknown);
  };

  let asking: Promise<Standing | undefined> | undefined;
  /** One question at a time: scrapes must not pile up on a ledger that does not answer. */
  const ask = () => {
    asking ??= standing()
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };

  return async () => {
    const found = await within(patienceMs, ask());
    // What it was some time ago is not what it is.
    left.reset();
    open.reset();
    up.set(found === undefined ? 0 : 1);
    if (found !== undefined) show(found);
  };
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | undefined> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    return await Promise.race([work, sleep(ms, undefined, { signal }).catch(() => undefined)]);
  } finally {
    waiting.abort();
  }
}
