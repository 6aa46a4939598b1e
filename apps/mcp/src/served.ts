import type { Carrier } from "./carrier/carrier.ts";
import { noticing } from "./carrier/noticing.ts";
import { readingOnly } from "./carrier/reading-only.ts";
import { createCompletions } from "./completions/completions.ts";
import type { GuardContext } from "./guard/context.ts";
import { createGuard, type Guard } from "./guard/guard.ts";
import type { LedgerFile } from "./guard/ledger/ledger-file.ts";
import { isGone, newOwner } from "./guard/owner.ts";
import { hearOptOuts } from "./guard/recipients/hear.ts";
import { instructions } from "./instructions.ts";
import type { Watch } from "./observe/watch.ts";
import { promptsWith } from "./prompts/catalog.ts";
import { resourcesWith } from "./resources/catalog.ts";
import { createTicketCodec } from "./serve/asking.ts";
import type { Served } from "./serve/build-server.ts";
import type { Settings } from "./settings/settings.ts";
import { catalog } from "./tools/catalog.ts";
import type { ToolContext } from "./tools/tool.ts";

/** Seconds apart at first, since a record appears late; a host waits this long without complaint. */
const FINDING_PAUSES_MS = [400, 800, 1200, 1600, 2000];

type From = {
  /** Where a person can approve, as whoever calls is told it. */
  placesToApprove: GuardContext["placesToApprove"];
  settings: Settings;
  carrier: Carrier;
  ledger: LedgerFile;
  version: string;
  say: (line: string) => void;
  watch?: Pick<Watch, "tools" | "guard">;
  /** Where others share the ledger, also the key with which what goes through a host is sealed. */
  tickets?: Served["tickets"];
  /** Beside what tools look up. */
  resources?: NonNullable<Served["resources"]>;
  /** Whose today it is where nobody says: an IANA name. */
  homeZone?: () => string;
  /** What webhooks bring. */
  news?: ToolContext["news"];
  /** Aborted when the server begins to close. */
  closing?: ToolContext["closing"];
};

/** The guard in front of the carrier, by what the operator set. */
export function guardFor({
  placesToApprove,
  settings,
  carrier,
  ledger,
  say,
}: Pick<From, "placesToApprove" | "settings" | "carrier" | "ledger" | "say">): Guard {
  const { ledgerAccount } = carrier;
  const flowroute = readingOnly(carrier.flowroute);
  const { policy, budgets, callerBudgets, destinations, quietHours, dedupeMs, keepBodies } = settings;
  const hear = (messages: Parameters<Guard["hear"]>[0]) => hearOptOuts(context, messages);
  const context: GuardContext = {
    account: ledgerAccount,
    rules: { policy, budgets, callerBudgets, destinations, quietHours, dedupeMs, keepBodies },
    finders: new Map(
      catalog.flatMap(({ name, finder }) =>
        finder === undefined ? [] : [[name, finder({ flowroute, hear, now: Date.now })] as const],
      ),
    ),
    ledger: ledger.open,
    ledgerToRead: ledger.openToRead,
    owner: newOwner(),
    isGone,
    placesToApprove,
    findingPausesMs: FINDING_PAUSES_MS,
    now: Date.now,
    say,
  };
  return createGuard(context);
}

/** The one definition that every way of reaching the server serves. */
export function servedFrom(from: From): { served: Served; guard: Guard } {
  const { settings, carrier, version } = from;
  const { flowroute, account } = carrier;
  const { toolNames, prices, rates, destinations, quietHours } = settings;
  const {
    watch,
    tickets = createTicketCodec(),
    resources = [],
    homeZone = () => "UTC",
    news,
    closing,
  } = from;
  const own = guardFor(from);
  const guard = watch?.guard(own) ?? own;
  const reading = readingOnly(flowroute);
  const callTool: Served["callTool"] = (
    tool,
    input,
    { name, subject, canAsk, answer, signal, onProgress, onMissing },
  ) =>
    tool.call(input, {
      flowroute: onMissing === undefined ? reading : noticing(reading, onMissing),
      acting: flowroute,
      account,
      guard,
      prices,
      rates,
      rules: { destinations, quietHours },
      news,
      caller: { name, subject, canAsk, answer },
      signal,
      closing,
      onProgress,
      now: Date.now,
    });
  const completions = createCompletions(reading, Date.now);

  return {
    guard,
    served: {
      name: "flowroute-mcp",
      version,
      instructions: instructions(account.kind === "sandbox"),
      tools: catalog.filter(({ name }) => toolNames.includes(name)),
      resources: [...resourcesWith(completions), ...resources],
      prompts: promptsWith({ completions, now: Date.now, homeZone }),
      tickets,
      callTool: watch?.tools(callTool) ?? callTool,
    },
  };
}
