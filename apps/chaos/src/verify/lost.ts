import { createHash } from "node:crypto";
import { hasActed } from "../line/acting-request.ts";
import { identity, identityOf } from "../plan/wish.ts";
import { type Evidence, type Offence, TOOL } from "./evidence.ts";
import type { Row } from "./ledger.ts";

/** What the carrier has done and the ledger, or whoever asked for it, knows nothing of. */
export function lostIn(evidence: Evidence): Offence[] {
  return [...withoutRow(evidence), ...unaccounted(evidence), ...deniedOutright(evidence)];
}

function withoutRow({ carrier, ledger }: Evidence): Offence[] {
  const rows = new Map<string, Row[]>();
  const key = (tool: string, id: string) => `${tool} ${id}`;
  for (const row of ledger.rows) {
    if (row.state !== "succeeded") continue;
    const id = row.tool === TOOL.number ? digits(row.target.number) : (row.carrier_id ?? "");
    rows.set(key(row.tool, id), [...(rows.get(key(row.tool, id)) ?? []), row]);
  }
  const things = [
    ...carrier.messages.map(({ id, body }) => ({ tool: TOOL.message, id, hash: sha256(body) })),
    ...carrier.numbers.map(({ number }) => ({ tool: TOOL.number, id: number, hash: "" })),
    ...carrier.routes.map(({ id }) => ({ tool: TOOL.route, id, hash: "" })),
  ];
  return things.flatMap(({ tool, id, hash }) => {
    const count = rows.get(key(tool, id))?.length ?? 0;
    if (count === 1) return [];
    const others = ledger.rows
      .filter((row) => row.state !== "succeeded" && row.tool === tool)
      .filter(({ target }) => target.body_sha256 === hash || digits(target.number) === id)
      .map((row) => `${row.id} is ${row.state}`);
    const told = others.length > 0 ? ` (${others.join(", ")})` : "";
    return [{ tool, id, what: `is at the carrier, and ${count} succeeded rows know of it${told}` }];
  });
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const OPERATION = {
  sendMessage: "message",
  purchaseNumber: "number",
  createRoute: "route",
} as const;

/** What the sandbox says it has done, what the line passed on, and what is there now, are the same. */
function unaccounted({ acts, answered, carrier }: Evidence): Offence[] {
  const there = {
    message: carrier.messages.length,
    number: carrier.numbers.length,
    route: carrier.routes.length,
  };
  return Object.entries(OPERATION).flatMap(([operation, kind]) => {
    const onTheLine = acts.filter((act) => act.kind === kind && hasActed(act)).length;
    const said = answered[operation] ?? 0;
    if (onTheLine === said && said === there[kind]) return [];
    const what = `${said} were answered, ${onTheLine} came over the line, ${there[kind]} are there`;
    return [{ tool: TOOL[kind], id: operation, what }];
  });
}

/** Every call for it was told that nothing was done, and it was. */
function deniedOutright({ wishes, heard, carrier }: Evidence): Offence[] {
  const there = new Map<string, string>([
    ...carrier.messages.map(({ body, id }) => [identity.message(body), id] as const),
    ...carrier.numbers.map(({ number }) => [identity.number(number), number] as const),
    ...carrier.routes.map(({ alias, id }) => [identity.route(alias), id] as const),
  ]);
  const admitted = new Set(
    heard
      .filter(({ said }) => said !== "nothing done" && said !== "over budget" && said !== "asks a person")
      .map((each) => each.identity),
  );
  return wishes.flatMap((wish) => {
    const id = there.get(identityOf(wish));
    if (wish.kind === "change" || id === undefined || admitted.has(identityOf(wish))) return [];
    return [{ tool: TOOL[wish.kind], id, what: "was done, and every call was told that nothing was" }];
  });
}

export const digits = (e164: string | undefined): string => (e164 ?? "").replace(/^\+/, "");
