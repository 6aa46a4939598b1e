import { expect, test } from "vitest";
import { identity } from "../plan/wish.ts";
import type { Evidence } from "./evidence.ts";
import { cleanEvidence, row } from "./for-tests.ts";
import type { Row } from "./ledger.ts";
import { type Verdict, verify } from "./verify.ts";

// A verifier that cannot fail proves nothing: each thing that can be wrong is made up here, and has to be found.

type Clean = ReturnType<typeof cleanEvidence>;

/** Which checks find something, and what they say. */
function found(change: (clean: Clean) => Partial<Evidence>): Partial<Record<keyof Verdict, string[]>> {
  const clean = cleanEvidence();
  const verdict = verify({ ...clean, ...change(clean) });
  return Object.fromEntries(
    Object.entries(verdict)
      .filter(([, offences]) => offences.length > 0)
      .map(([check, offences]) => [check, offences.map(({ tool, id, what }) => `${tool} ${id} ${what}`)]),
  );
}

const withRows = ({ ledger }: Clean, change: (row: Row) => Row[]): Evidence["ledger"] => {
  const rows = ledger.rows.flatMap(change);
  return { ...ledger, rows, audit: rows.map(({ id, state }) => ({ operation_id: id, state })) };
};

/** A free one, some time after the others. */
const message = (id: string, body: string) => ({
  id,
  body,
  nanodollars: 0,
  isMms: false,
  at: Date.UTC(2026, 10, 24, 13),
});

const withMessage = ({ carrier }: Clean, id: string, body: string) => ({
  carrier: { ...carrier, messages: [...carrier.messages, message(id, body)] },
});

test("finds nothing where nothing went wrong", () => {
  expect(found(() => ({}))).toEqual({});
});

test("a message more often than it was wanted is a duplicate", () => {
  const { duplicates } = found((clean) => withMessage(clean, "mdr2-9", "One"));
  expect(duplicates).toEqual(["send_message mdr2-9 is number 2 at the carrier, 1 wanted"]);
});

test("a message that was wanted twice may be there twice, and no more", () => {
  expect(found((clean) => withMessage(clean, "mdr2-9", "Twice")).duplicates).toBeUndefined();
  const third = found((clean) => {
    const { carrier } = withMessage(clean, "mdr2-9", "Twice");
    const messages = [...carrier.messages, message("mdr2-10", "Twice")];
    return { carrier: { ...carrier, messages } };
  });
  expect(third.duplicates).toEqual(["send_message mdr2-10 is number 3 at the carrier, 2 wanted"]);
});

test("what nobody wanted is a duplicate of nothing", () => {
  const { duplicates } = found(({ carrier }) => ({
    carrier: { ...carrier, routes: [...carrier.routes, { id: "18", alias: "Stranger" }] },
  }));
  expect(duplicates).toEqual(["create_route 18 is number 1 at the carrier, 0 wanted"]);
});

test.each([
  ["number", identity.number("12065550140"), 404, "purchase_number number 12065550140"],
  ["route", identity.route("Desk"), 422, "create_route route Desk"],
] as const)(
  "a second request for a %s is one too, although the carrier refused it",
  (kind, identity, status, who) => {
    const { duplicates } = found(({ acts }) => ({ acts: [...acts, { kind, identity, status }] }));
    expect(duplicates).toEqual([`${who} was asked for again after it was done (HTTP ${status})`]);
  },
);

test("a first request that the carrier refused, and a change that was made twice, are none", () => {
  const refused = { kind: "number", identity: identity.number("12065550140"), status: 404 } as const;
  const again = {
    kind: "change",
    identity: identity.change("primary_route", "12065550110", "3"),
    status: 204,
  } as const;
  expect(found(({ acts }) => ({ acts: [refused, ...acts, again] }))).toEqual({});
});

test("what the carrier has done, and no row knows of, is lost", () => {
  for (const [id, state] of [
    ["op-1", "unknown"],
    ["op-4", "failed"],
    ["op-6", "executing"],
  ])
    expect(
      found((clean) => ({
        ledger: withRows(clean, (row) => [row.id === id ? { ...row, state: state ?? "" } : row]),
      })),
    ).toMatchObject({
      lost: [expect.stringContaining("0 succeeded rows know of it")],
    });
  const unseen = found(({ carrier, answered }) => ({
    carrier: { ...carrier, messages: [...carrier.messages, message("mdr2-9", "Twice")] },
    answered: { ...answered, sendMessage: 3 },
  }));
  expect(unseen.lost).toEqual([
    "send_message mdr2-9 is at the carrier, and 0 succeeded rows know of it",
    "send_message sendMessage 3 were answered, 2 came over the line, 3 are there",
  ]);
});

test("names the rows that may be of what is lost", () => {
  const { lost } = found((clean) => ({
    ledger: withRows(clean, (row) => [row.id === "op-4" ? { ...row, state: "unknown" } : row]),
  }));
  expect(lost).toEqual([
    "purchase_number 12065550140 is at the carrier, and 0 succeeded rows know of it (op-4 is unknown)",
  ]);
});

test("what two rows claim is lost as well", () => {
  const { lost } = found((clean) => ({
    ledger: withRows(clean, (row) => (row.id === "op-4" ? [row, { ...row, id: "op-8" }] : [row])),
  }));
  expect(lost).toEqual(["purchase_number 12065550140 is at the carrier, and 2 succeeded rows know of it"]);
});

test("what was done while every call was told that nothing was done is lost to whoever asked", () => {
  const { lost } = found(({ heard }) => ({
    heard: heard.map((each) => ({ ...each, said: "nothing done" as const })),
  }));
  expect(lost).toHaveLength(4);
  expect(lost?.[0]).toBe("send_message mdr2-1 was done, and every call was told that nothing was");
});

test("what succeeded and is not at the carrier is a phantom", () => {
  for (const phantom of [
    row({ id: "op-8", tool: "send_message", effect: "send", carrier_id: "mdr2-9" }),
    row({ id: "op-8", tool: "send_message", effect: "send" }),
    row({ id: "op-8", tool: "purchase_number", effect: "spend", target: { number: "+12065550141" } }),
    row({ id: "op-8", tool: "create_route", effect: "change", carrier_id: "99" }),
    row({
      id: "op-8",
      tool: "update_failover_route",
      effect: "change",
      target: { number: "+12065550110", routeId: "3" },
    }),
  ])
    expect(
      found((clean) => ({ ledger: withRows(clean, (row) => (row.id === "op-7" ? [row, phantom] : [row])) }))
        .phantoms,
    ).toEqual([`${phantom.tool} op-8 succeeded in the ledger, and the carrier has nothing of it`]);
});

test("what a model was told was done, and was not, is a phantom", () => {
  const told = {
    tool: "send_message",
    identity: identity.message("One"),
    said: "done",
    id: "mdr2-9",
  } as const;
  expect(found(({ heard }) => ({ heard: [...heard, told] })).phantoms).toEqual([
    "send_message mdr2-9 was told to be done, and the carrier has nothing of it",
  ]);
});

test("more than a budget, in count or in dollars, is an overrun", () => {
  const plenty = { count: 9, nanodollars: 900 };
  const budgetsOfEach = undefined;
  const none = { count: 0, nanodollars: 900 };
  const cheap = { count: 9, nanodollars: 7 };
  expect(found(() => ({ budgetsOfEach, budgets: { numbers: none, messages: plenty } })).overruns).toEqual([
    "purchase_number numbers 1 at the carrier, 0 allowed",
  ]);
  expect(found(() => ({ budgetsOfEach, budgets: { numbers: plenty, messages: cheap } })).overruns).toEqual([
    "send_message messages $8e-9 at the carrier, $7e-9 allowed",
  ]);
  expect(
    found(() => ({ budgetsOfEach, budgets: { numbers: none, messages: cheap }, days: 2 })).overruns,
  ).toHaveLength(1);
});

test("more than a caller may have of it is one too, whatever all of them together may", () => {
  const plenty = { count: 9, nanodollars: 900 };
  const cheap = { count: 9, nanodollars: 3 };
  expect(found(() => ({ budgetsOfEach: { numbers: plenty, messages: cheap } })).overruns).toEqual([
    "send_message messages of token:one $4e-9 at the carrier, $3e-9 allowed",
    "send_message messages of token:two $4e-9 at the carrier, $3e-9 allowed",
  ]);
  expect(
    found((clean) => ({
      ledger: withRows(clean, (row) => [row.id === "op-2" ? { ...row, subject: "token:one" } : row]),
    })).overruns?.[0],
  ).toBe("send_message messages of token:one 2 at the carrier, 1 allowed");
});

test("what counts against the budget of somebody who never asked for it is one", () => {
  const { overruns } = found(({ askedBy }) => ({
    askedBy: new Map([...askedBy, [identity.number("12065550140"), new Set(["token:two"])]]),
  }));
  expect(overruns).toEqual([
    "purchase_number 12065550140 counts as done for token:one, who has not asked for it",
  ]);
});

test("more messages in a second than the carrier takes are too fast, and so are those that it refused", () => {
  expect(found(() => ({ messageRates: { sms: 1, mms: 1 } })).tooFast).toEqual([
    "send_message sms 2 in a second, 1 allowed",
  ]);
  expect(found(() => ({ refusedAsTooFast: 3 })).tooFast).toEqual([
    "send_message the carrier refused 3 that came too fast (HTTP 429)",
  ]);
  expect(found(() => ({ messageRates: undefined, refusedAsTooFast: 3 }))).toEqual({});
  const inTwoSeconds = found(({ carrier }) => ({
    messageRates: { sms: 1, mms: 0 },
    carrier: {
      ...carrier,
      messages: carrier.messages.map((each, index) => ({ ...each, at: each.at + index * 1000 })),
    },
  }));
  expect(inTwoSeconds).toEqual({});
});

test("totals that are not the sums of the rows are an overrun in waiting", () => {
  const { overruns } = found(({ ledger }) => ({
    ledger: {
      ...ledger,
      totals: ledger.totals.map((total) =>
        total.effect === "send" && total.period === "2026-11" ? { ...total, units: 2 } : total,
      ),
    },
  }));
  expect(overruns).toEqual([expect.stringContaining("totals send 2026-11 counted 2")]);
  expect(found(({ ledger }) => ({ ledger: { ...ledger, totals: [] } })).overruns).toHaveLength(6);
  expect(
    found(({ ledger }) => ({ ledger: { ...ledger, callerTotals: ledger.callerTotals.slice(1) } })).overruns,
  ).toEqual([expect.stringContaining("totals send 2026-11-24 of token:one counted 0")]);
});

test.each(["executing", "approved"])("a row that is still %s is an open end", (state) => {
  const { openEnds } = found((clean) => ({
    ledger: withRows(clean, (row) => [row.id === "op-3" ? { ...row, state } : row]),
  }));
  expect(openEnds).toEqual([`send_message op-3 is still ${state}`]);
});

test("what nobody has begun is none where its time was not awaited", () => {
  const left = (state: string) =>
    found((clean) => ({
      wasAwaited: false,
      ledger: withRows(clean, (row) => [row.id === "op-3" ? { ...row, state } : row]),
    }));
  expect(left("approved")).toEqual({});
  expect(left("executing").openEnds).toEqual(["send_message op-3 is still executing"]);
});

test("an end that the audit does not tell is open", () => {
  const { openEnds } = found(({ ledger }) => ({
    ledger: {
      ...ledger,
      audit: [...ledger.audit.slice(1), { operation_id: "op-2", state: "unknown" }],
    },
  }));
  expect(openEnds).toEqual([
    "send_message op-1 is succeeded, and the audit ends with nothing",
    "send_message op-2 is succeeded, and the audit ends with unknown",
  ]);
});

test("a route that no row has set is an open end", () => {
  const { openEnds } = found(({ carrier }) => ({
    carrier: {
      ...carrier,
      settings: [{ slot: "primary_route" as const, number: "12065550110", routeId: "4", wasId: "0" }],
    },
  }));
  expect(openEnds).toEqual(["update_primary_route 12065550110 has route 4, which no row has set"]);
});
