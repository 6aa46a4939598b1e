import { createFlowroute, type Flowroute } from "flowroute-client";
import type { Sandbox } from "flowroute-sandbox";
import { identity, type Slot } from "../plan/wish.ts";
import type { AtCarrier } from "./evidence.ts";

const SLOTS: readonly Slot[] = ["primary_route", "failover_route"];

/** The carrier as it was before a run. */
export type Before = {
  at: number;
  numbers: ReadonlySet<string>;
  routes: ReadonlySet<string>;
  /** By number and slot. */
  settings: ReadonlyMap<string, string | undefined>;
  /** What each number for sale costs, in nanodollars. */
  prices: ReadonlyMap<string, number>;
};

/** The carrier itself, not by way of the line. */
export const directClient = ({ url, accessKey, secretKey }: Sandbox): Flowroute =>
  createFlowroute({ baseUrl: url, accessKey, secretKey });

const settingOf = (slot: Slot, number: string): string => identity.change(slot, number, "");

export async function readSettings(
  flowroute: Flowroute,
  owned: readonly string[],
): Promise<Map<string, string | undefined>> {
  const settings = new Map<string, string | undefined>();
  for (const number of owned) {
    const details = await flowroute.numbers.get(number);
    for (const slot of SLOTS) settings.set(settingOf(slot, number), details[slot]?.id);
  }
  return settings;
}

/** All that a run has brought about. */
export async function readCarrier(
  flowroute: Flowroute,
  before: Before,
  owned: readonly string[],
): Promise<AtCarrier> {
  const messages: AtCarrier["messages"][number][] = [];
  for await (const { id, body, amount_nanodollars, direction, is_mms, timestamp } of flowroute.messages.list({
    start_date: new Date(before.at).toISOString(),
  }))
    if (direction === "outbound")
      messages.push({
        id,
        body: body ?? "",
        nanodollars: amount_nanodollars,
        isMms: is_mms,
        at: Date.parse(timestamp),
      });

  const numbers: AtCarrier["numbers"][number][] = [];
  for await (const { value } of flowroute.numbers.list()) {
    if (before.numbers.has(value)) continue;
    const nanodollars = before.prices.get(value);
    if (nanodollars === undefined) throw new Error("A number was bought that was not for sale.");
    numbers.push({ number: value, nanodollars });
  }

  const routes: AtCarrier["routes"][number][] = [];
  for await (const { id, alias } of flowroute.routes.list())
    if (!before.routes.has(id)) routes.push({ id, alias: alias ?? "" });

  const after = await readSettings(flowroute, owned);
  const settings = owned.flatMap((number) =>
    SLOTS.map((slot) => {
      const key = settingOf(slot, number);
      return { slot, number, routeId: after.get(key), wasId: before.settings.get(key) };
    }),
  );
  return { messages, numbers, routes, settings };
}
