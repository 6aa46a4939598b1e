import { afterAll, beforeAll, expect, it } from "vitest";
import { type Host, openCarrier, openHost } from "./hosts.ts";
import { type Cost, costOfEach, costOfList, over, tokensOf } from "./token-budget/cost.ts";
import { fillAccount } from "./token-budget/large-account.ts";
import { largeResults } from "./token-budget/results.ts";
import { table } from "./token-budget/table.ts";

let carrier: Awaited<ReturnType<typeof openCarrier>>;
let host: Host;
beforeAll(async () => {
  carrier = await openCarrier({ inventory: 20_000, timeScale: 0 });
  host = await openHost("v2 client, 2025 era", {
    args: ["--spend", "allow", "--numbers-per-day", "10", "--numbers-usd-per-day", "100"],
    env: carrier.env,
  });
});
afterAll(async () => {
  await host?.close();
  await carrier?.close();
});

/** The table can be seen at any time, not only in what fails. */
const show = (text: string) => process.stdout.write(`\nTokens (o200k_base)\n${text}\n\n`);

it("what hosts are told of the tools keeps to its budget", async () => {
  const tools = await host.listTools();
  const costs = costOfList(tools);
  const told = [table(costOfEach(tools)), table(costs)].join("\n\n");
  show(told);
  expect(over(costs), `${over(costs).join("\n")}\n\n${told}\n`).toEqual([]);
});

it("the longest results keep to their budgets", async () => {
  const account = fillAccount(carrier.sandbox.control);
  const costs: Cost[] = [];
  for (const { what, tool, input, holds, budget } of largeResults) {
    const { content, structuredContent } = await host.call(tool, input(account));
    expect(
      holds.safeParse(structuredContent).error,
      `${what}: ${content[0].text.slice(0, 500)}`,
    ).toBeUndefined();
    costs.push({ what: `${tool}: ${what}`, tokens: tokensOf(structuredContent), budget });
  }
  const told = table(costs);
  show(told);
  expect(over(costs), `${over(costs).join("\n")}\n\n${told}\n`).toEqual([]);
});
