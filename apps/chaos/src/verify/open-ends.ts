import { identity } from "../plan/wish.ts";
import { type Evidence, type Offence, TOOL } from "./evidence.ts";
import { digits } from "./lost.ts";
import { slotOf } from "./phantoms.ts";

/** What has no end: rows that are still under way, ends that the audit does not tell, routes that nobody has set. */
export function openEndsIn(evidence: Evidence): Offence[] {
  return [...underWay(evidence), ...untold(evidence), ...strangeRoutes(evidence)];
}

const underWay = ({ ledger, wasAwaited }: Evidence): Offence[] =>
  ledger.rows
    .filter(({ state }) => state === "executing" || (state === "approved" && wasAwaited))
    .map(({ tool, id, state }) => ({ tool, id, what: `is still ${state}` }));

/** The last entry of a row in the audit is the state that it is in. */
function untold({ ledger }: Evidence): Offence[] {
  const last = new Map(ledger.audit.map(({ operation_id, state }) => [operation_id, state]));
  return ledger.rows
    .filter(({ id, state }) => last.get(id) !== state)
    .map(({ tool, id, state }) => ({
      tool,
      id,
      what: `is ${state}, and the audit ends with ${last.get(id) ?? "nothing"}`,
    }));
}

/** The route that a number has at the end is one that the ledger knows it was given, or may have been. */
function strangeRoutes({ carrier, ledger }: Evidence): Offence[] {
  const known = new Set(
    ledger.rows.flatMap(({ tool, state, target }) => {
      const slot = slotOf(tool);
      if (slot === undefined || (state !== "succeeded" && state !== "unknown")) return [];
      return [identity.change(slot, digits(target.number), target.routeId ?? "")];
    }),
  );
  return carrier.settings
    .filter(({ routeId, wasId }) => routeId !== wasId)
    .filter(({ slot, number, routeId }) => !known.has(identity.change(slot, number, routeId ?? "")))
    .map(({ slot, number, routeId }) => ({
      tool: TOOL[slot],
      id: number,
      what: `has route ${routeId ?? "none"}, which no row has set`,
    }));
}
