import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "flowroute-sandbox";
import { openFaultyLine } from "../line/faulty-line.ts";
import { type Budgets, budgetFlags, budgetsFor } from "../plan/budgets.ts";
import { aRoute, type Call, makePlan } from "../plan/plan.ts";
import { isClean, type Report } from "../report/report.ts";
import type { Children } from "../servers/children.ts";
import { type Fleet, openFleet } from "../servers/fleet.ts";
import { takeServer } from "../servers/server.ts";
import { directClient, readCarrier } from "../verify/carrier.ts";
import type { Evidence } from "../verify/evidence.ts";
import { readLedger } from "../verify/ledger.ts";
import { lostIn } from "../verify/lost.ts";
import { verify } from "../verify/verify.ts";
import { killServers } from "./killer.ts";
import { type Progress, performCalls } from "./perform-calls.ts";
import { inventoryFor, setUp } from "./set-up.ts";
import { settleDown } from "./settle-down.ts";

export type Options = {
  effects: number;
  seed: number;
  processes: number;
  /** After this many, the run is over, finished or not. */
  minutes: number;
  /** Effects begun in a second. */
  pace: number;
  /** How long it takes at most until a call is made again that came to nothing. */
  againWithinMs: number;
  /** Whether to wait for the minute after which absence proves that nothing was done. */
  untilProved: boolean;
  children: Children;
  /** Ends it before its time. */
  signal: AbortSignal;
  say: (line: string) => void;
};

/** The part of the time that is kept for settling. */
const SETTLING = 0.4;
const MINUTE_MS = 60_000;
const NEWS_MS = 5_000;

/** Half as long as with the carrier: a record is not always there when it is looked for first. */
const TIME_SCALE = 0.5;
const MUCH = 1_000_000;

/** The whole run, from nothing to the verdict. Leaves no processes, whatever happens, and files only if something is wrong. */
export async function runChaos(options: Options): Promise<Report> {
  const { children, signal } = options;
  const endings: (() => Promise<void> | void)[] = [() => children.killAll()];
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([stopped, run(options, (ending) => endings.push(ending))]);
  } finally {
    for (const end of endings) await end();
  }
}

async function run(
  options: Options,
  atTheEnd: (ending: () => Promise<void> | void) => void,
): Promise<Report> {
  const { effects, seed, processes, children, againWithinMs } = options;
  const began = Date.now();
  const time = AbortSignal.timeout(options.minutes * MINUTE_MS);
  const folder = mkdtempSync(join(tmpdir(), "flowroute-chaos-"));
  let isWorthKeeping = false;
  atTheEnd(() => {
    if (!isWorthKeeping) rmSync(folder, { recursive: true, force: true });
  });
  const answered: Record<string, number> = {};
  let isCounting = false;
  const sandbox = await createSandbox({
    seed,
    inventory: inventoryFor(effects),
    timeScale: TIME_SCALE,
    balance: MUCH,
    messageRates: { sms: MUCH, mms: MUCH },
    onRequest: ({ method, operationId = "", status }) => {
      if (isCounting && method !== "GET" && status < 300)
        answered[operationId] = (answered[operationId] ?? 0) + 1;
    },
  });
  atTheEnd(() => sandbox.close());
  const line = await openFaultyLine(sandbox.url, { seed, effects });
  atTheEnd(() => line.close());

  const flowroute = directClient(sandbox);
  const { stock, before } = await setUp(flowroute, sandbox.url);
  isCounting = true;
  const opening: Call = { id: -1, again: "no", ...aRoute(`chaos-${seed}-opening`) };
  const calls = makePlan({ effects: effects - 1, seed, stock });
  const budgets = budgetsFor(calls, seed);
  const state = join(folder, "state");
  const fleet = await openFleet(processes, {
    children,
    args: [takeServer(folder), ...flags(state, budgets)],
    environment: {
      HOME: folder,
      USERPROFILE: folder,
      FLOWROUTE_BASE_URL: line.url,
      FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
      FLOWROUTE_SECRET_KEY: sandbox.secretKey,
    },
  });

  const progress: Progress = { begun: 0, calls: 0, repeats: 0, heard: [], nonsense: [] };
  await performCalls({ calls: [opening], fleet, seed, pace: effects, againWithinMs, signal: time, progress });
  line.rough(true);
  const wasEnough = await underFire(options, { calls, fleet, progress });
  line.rough(false);

  const collect = async (): Promise<Evidence> => ({
    wishes: [opening, ...calls].flatMap(({ wishes }) => wishes),
    heard: progress.heard,
    carrier: await readCarrier(flowroute, before, stock.owned),
    acts: line.acts,
    answered,
    ledger: readLedger(state),
    budgets,
    days: daysSince(began),
  });
  await settleDown({
    folder: state,
    untilProved: options.untilProved,
    sweep: async () => void (await fleet.call(0, opening.tool, opening.input)),
    missing: async () => lostIn(await collect()).length,
    signal: time,
    say: options.say,
  });
  await fleet.end();
  const evidence = await collect();
  const report: Report = {
    seed,
    seconds: Math.round((Date.now() - began) / 1000),
    isFinished: wasEnough && !time.aborted,
    progress,
    kills: fleet.kills(),
    faults: line.faults,
    evidence,
    verdict: verify(evidence),
    mistakes: [...fleet.crashes(), ...line.mistakes, ...progress.nonsense],
  };
  isWorthKeeping = !isClean(report);
  if (isWorthKeeping) options.say(`the ledger is kept in ${state}`);
  return report;
}

/** All calls of the plan, while servers are killed and the line fails. False if the time was too short for them. */
async function underFire(
  { seed, pace, againWithinMs, minutes, say }: Options,
  { calls, fleet, progress }: { calls: readonly Call[]; fleet: Fleet; progress: Progress },
): Promise<boolean> {
  const enough = AbortSignal.timeout(minutes * MINUTE_MS * (1 - SETTLING));
  const ceasefire = new AbortController();
  const news = setInterval(() => {
    const { begun, calls: made } = progress;
    say(`${begun} of ${calls.length + 1} calls begun, ${made} made, ${fleet.kills()} kills`);
  }, NEWS_MS);
  const killing = killServers(fleet, seed, ceasefire.signal);
  // A server that cannot be replaced ends the run, not only the kills.
  const failure = new Promise<never>((_, reject) => void killing.catch(reject));
  try {
    await Promise.race([
      failure,
      performCalls({ calls, fleet, seed, pace, againWithinMs, signal: enough, progress }),
    ]);
    return !enough.aborted;
  } finally {
    clearInterval(news);
    ceasefire.abort();
    await killing;
  }
}

const flags = (folder: string, budgets: Budgets): string[] => [
  ...["--spend", "allow", "--send", "allow", "--change", "allow"],
  ...["--state", folder],
  ...["--timeout-seconds", "2"],
  ...["--sms-per-second", "1000", "--mms-per-second", "1000"],
  ...["--dedupe-minutes", "60"],
  ...["--destinations", "US,CA"],
  ...budgetFlags(budgets),
];

const DAY_MS = 24 * 60 * MINUTE_MS;

const daysSince = (began: number): number => Math.floor(Date.now() / DAY_MS) - Math.floor(began / DAY_MS) + 1;
