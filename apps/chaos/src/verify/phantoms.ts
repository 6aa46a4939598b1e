import { hasActed } from "../line/acting-request.ts";
import { identity, type Slot } from "../plan/wish.ts";
import { type Evidence, type Offence, TOOL } from "./evidence.ts";
import type { Row } from "./ledger.ts";
import { digits } from "./lost.ts";

/** What the ledger, or an answer, says was done, and the carrier knows nothing of. */
export function phantomsIn(evidence: Evidence): Offence[] {
  return [...rowsWithoutEffect(evidence), ...toldWithoutEffect(evidence)];
}

function rowsWithoutEffect({ carrier, acts, ledger }: Evidence): Offence[] {
  const messages = new Set(carrier.messages.map(({ id }) => id));
  const numbers = new Set(carrier.numbers.map(({ number }) => number));
  const routes = new Set(carrier.routes.map(({ id }) => id));
  // What was set before the run needs no request.
  const changes = new Set([
    ...acts.filter((act) => act.kind === "change" && hasActed(act)).map((act) => act.identity),
    ...carrier.settings.map(({ slot, number, wasId }) => identity.change(slot, number, wasId ?? "")),
  ]);
  const isThere = (row: Row): boolean => {
    if (row.tool === TOOL.message) return messages.has(row.carrier_id ?? "");
    if (row.tool === TOOL.number) return numbers.has(digits(row.target.number));
    if (row.tool === TOOL.route) return routes.has(row.carrier_id ?? "");
    const slot = slotOf(row.tool);
    if (slot === undefined) return false;
    return changes.has(identity.change(slot, digits(row.target.number), row.target.routeId ?? ""));
  };
  return ledger.rows
    .filter((row) => row.state === "succeeded" && !isThere(row))
    .map(({ tool, id }) => ({
      tool,
      id,
      what: "succeeded in the ledger, and the carrier has nothing of it",
    }));
}

function toldWithoutEffect({ heard, carrier }: Evidence): Offence[] {
  const there = new Map<string, Set<string>>();
  const add = (identity: string, id: string) =>
    there.set(identity, (there.get(identity) ?? new Set()).add(id));
  for (const { body, id } of carrier.messages) add(identity.message(body), id);
  for (const { number } of carrier.numbers) add(identity.number(number), "");
  for (const { alias, id } of carrier.routes) add(identity.route(alias), id);
  return heard
    .filter(({ tool, said }) => (said === "done" || said === "done before") && slotOf(tool) === undefined)
    .filter((each) => there.get(each.identity)?.has(each.id ?? "") !== true)
    .map(({ tool, id = "a number" }) => ({
      tool,
      id,
      what: "was told to be done, and the carrier has nothing of it",
    }));
}

export const slotOf = (tool: string): Slot | undefined =>
  tool === TOOL.primary_route ? "primary_route" : tool === TOOL.failover_route ? "failover_route" : undefined;
