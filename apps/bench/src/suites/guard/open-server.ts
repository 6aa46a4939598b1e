import { fsyncSync, openSync, writeSync } from "node:fs";
import type { Flowroute } from "flowroute-client";
import { z } from "zod";
import { openSettings } from "./open-settings.ts";
import { passThroughGuard } from "./pass-through-guard.ts";
import {
  type Database,
  type Guard,
  type LedgerFile,
  openPostgres,
  openSqlite,
  servedFrom,
  type Tool,
  type ToolAnswer,
} from "./the-server.ts";

/**
 * What stands between a tool and the carrier: nothing; nothing but a write to a file that waits for the disk; or the
 * server's guard, with its ledger in a file, in `:memory:` or in a PostgreSQL database. Files are in the working folder.
 */
export const ledgerPlaceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ledger"), file: z.string() }),
  z.object({ kind: z.literal("database"), url: z.string() }),
]);
export type LedgerPlace = z.infer<typeof ledgerPlaceSchema>;

export const guardKindSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("fsync"), file: z.string() }),
  ...ledgerPlaceSchema.options,
]);
export type GuardKind = z.infer<typeof guardKindSchema>;

export const openLedger = (place: LedgerPlace): Promise<Database> =>
  place.kind === "ledger" ? openSqlite(place.file) : openPostgres(place.url);

/** Whose operations they are, in the ledger. */
export const LEDGER_ACCOUNT = "bench-account";

export type CallTool = (tool: Tool, input: Record<string, unknown>) => Promise<ToolAnswer>;

/** The server as it puts itself together, but for its guard where that is another one. */
export async function openServer(kind: GuardKind, flowroute: Flowroute): Promise<CallTool> {
  const settings = openSettings();
  const { served } = servedFrom({
    placesToApprove: () => "",
    settings,
    carrier: {
      flowroute,
      account: { kind: "other", baseUrl: "http://127.0.0.1:9" },
      ledgerAccount: LEDGER_ACCOUNT,
      close: async () => {},
    },
    ledger: await ledgerOf(kind),
    version: "0.0.0",
    // Whatever the guard has to say to an operator: no call that is measured may come to it.
    say: (line) => {
      throw new Error(line);
    },
  });
  const call = {
    name: "bench 1.0.0",
    subject: "local",
    canAsk: false,
    answer: undefined,
    signal: new AbortController().signal,
    onProgress: () => {},
  };
  if (kind.kind === "ledger" || kind.kind === "database")
    return (tool, input) => served.callTool(tool, input, call);
  const guard = passThroughGuard(kind.kind === "fsync" ? writer(kind.file) : undefined);
  return (tool, input) => served.callTool(behind(guard, tool), input, call);
}

/** The tool with another guard: whatever else it is called with stays. */
const behind = (guard: Guard, tool: Tool): Tool => ({
  ...tool,
  call: (input, context) => tool.call(input, { ...context, guard }),
});

async function ledgerOf(given: GuardKind): Promise<LedgerFile> {
  // Opened now: a server opens it in its first call, and in no other.
  const ledger = given.kind === "none" || given.kind === "fsync" ? undefined : await openLedger(given);
  const open = async () => {
    if (ledger === undefined) throw new Error("There is no ledger.");
    return ledger;
  };
  return {
    open,
    openToRead: open,
    exists: () => ledger !== undefined,
    close: async () => ledger?.close(),
  };
}

/** As much as the durable commit of an effect writes to SQLite's log: nine pages, with a header each. */
const BYTES = 9 * (4096 + 24);

/** Writes over the same place again and again, as SQLite does with its log, and waits for the disk. */
function writer(file: string): () => void {
  const descriptor = openSync(file, "w");
  const bytes = Buffer.alloc(BYTES, 1);
  return () => {
    writeSync(descriptor, bytes, 0, BYTES, 0);
    fsyncSync(descriptor);
  };
}
