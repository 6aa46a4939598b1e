import { tmpdir } from "node:os";
import { createFlowroute, createRateLimiter } from "flowroute-client";
import { z } from "zod";
import { carrierFetch } from "../../carrier/carrier-fetch.ts";
import { type RecordedCarrier, recordedCarrierSchema } from "../../carrier/recorded-carrier.ts";
import { answerEach } from "../../children/ask.ts";
import { fillLedger } from "./fill-ledger.ts";
import {
  type GuardKind,
  guardKindSchema,
  type LedgerPlace,
  ledgerPlaceSchema,
  openLedger,
  openServer,
} from "./open-server.ts";
import { catalog } from "./the-server.ts";
import { timeCalls } from "./time-calls.ts";
import { type UnitName, unitNames, unitsOn } from "./units/units.ts";
import { workNames, works } from "./works.ts";

// One process has the tools, the guard, the ledger and the carrier, and so no socket is part of a call. Several of
// them share a ledger by its file's name: all processes of a run have the same temporary folder, which is gone when
// the run ends.
process.chdir(tmpdir());

const questionSchema = z.discriminatedUnion("ask", [
  z.object({ ask: z.literal("set up"), recorded: recordedCarrierSchema }),
  z.object({ ask: z.literal("fill"), file: z.string(), operations: z.int().nonnegative() }),
  z.object({
    ask: z.literal("time"),
    work: workNames,
    guard: guardKindSchema,
    calls: z.int().positive(),
  }),
  z.object({ ask: z.literal("unit"), unit: unitNames, place: ledgerPlaceSchema, calls: z.int().positive() }),
  z.object({ ask: z.literal("size"), file: z.string() }),
]);
export type Question = z.infer<typeof questionSchema>;

type Timed = Extract<Question, { ask: "time" }>;
let timed: ((question: Timed) => ReturnType<typeof timeCalls>) | undefined;

answerEach(async (asked) => {
  const question = questionSchema.parse(asked);
  if (question.ask === "time") {
    if (timed === undefined) throw new Error("Nothing is set up.");
    return timed(question);
  }
  if (question.ask === "unit") return timeUnit(question);
  if (question.ask === "size") return sizeOf(question.file);
  if (question.ask === "fill") await fillLedger(question.file, question.operations);
  else timed = withCarrier(question.recorded);
  return "ready";
});

const ledgers = new Map<string, ReturnType<typeof openUnits>>();

async function openUnits(place: LedgerPlace) {
  const database = await openLedger(place);
  return { database, units: unitsOn(database) };
}

function ledgerAt(place: LedgerPlace): ReturnType<typeof openUnits> {
  const key = JSON.stringify(place);
  const ledger = ledgers.get(key) ?? openUnits(place);
  ledgers.set(key, ledger);
  return ledger;
}

async function timeUnit({ unit, place, calls }: { unit: UnitName; place: LedgerPlace; calls: number }) {
  const { units } = await ledgerAt(place);
  return timeCalls(calls, { prepare: () => units[unit], check: () => {} });
}

/** In bytes, with what is in the log beside it only. */
async function sizeOf(file: string): Promise<number> {
  const { database } = await ledgerAt({ kind: "ledger", file });
  const [row] = await database.all(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
  );
  return z.object({ bytes: z.number() }).parse(row).bytes;
}

function withCarrier(recorded: RecordedCarrier) {
  // Keys that no carrier looks at, and a limit that is never reached.
  const flowroute = createFlowroute({
    accessKey: "bench",
    secretKey: "bench",
    baseUrl: "http://127.0.0.1:9",
    fetch: carrierFetch(recorded),
    rateLimiter: createRateLimiter({ sms: 1e9, mms: 1e9 }),
  });
  const servers = new Map<string, ReturnType<typeof openServer>>();
  const serverOf = (key: string, kind: GuardKind) => {
    const server = servers.get(key) ?? openServer(kind, flowroute);
    servers.set(key, server);
    return server;
  };
  const about = { routeId: recorded.routeId, caller: String(process.pid) };
  const made = new Map<string, number>();

  return async ({ work, guard: kind, calls }: Timed) => {
    const { tool: name, input, done } = works[work];
    const tool = catalog.find((each) => each.name === name);
    if (tool === undefined) throw new Error(`The server has no tool ${name}.`);
    // Each work has a server of its own: of two ledgers in memory, none has what the other one did.
    const key = JSON.stringify([work, kind]);
    const callTool = await serverOf(key, kind);
    const before = made.get(key) ?? 0;
    made.set(key, before + calls);
    let index = before;
    return timeCalls(calls, {
      prepare: () => {
        const given = input(index++, about);
        return () => callTool(tool, given);
      },
      check: (answer) => {
        if (answer.kind === "result" && done.safeParse(answer.output).success) return;
        throw new Error(`${name} did not do what it was called for: ${JSON.stringify(answer)}`);
      },
    });
  };
}
