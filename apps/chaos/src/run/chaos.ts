import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "flowroute-sandbox";
import { openFaultyLine } from "../line/faulty-line.ts";
import { budgetFlags, budgetsFor } from "../plan/budgets.ts";
import { aRoute, type Call, makePlan } from "../plan/plan.ts";
import { identityOf } from "../plan/wish.ts";
import { isClean, type Report } from "../report/report.ts";
import { takeServer } from "../servers/built-server.ts";
import type { Children } from "../servers/children.ts";
import { directClient, readCarrier } from "../verify/carrier.ts";
import type { Evidence } from "../verify/evidence.ts";
import { lostIn } from "../verify/lost.ts";
import { verify } from "../verify/verify.ts";
import type { Ground, Scene } from "./ground.ts";
import { type Progress, performCalls } from "./perform-calls.ts";
import { inventoryFor, setUp } from "./set-up.ts";
import { settleDown } from "./settle-down.ts";

export type Options = {
  ground: Ground;
  effects: number;
  seed: number;
  processes: number;
  /** After this many, the run is over, finished or not. */
  minutes: number;
  /** Effects begun in a second. */
  pace: number;
  /** How long it takes at most until a call is made again that came to nothing. */
  againWithinMs: number;
  /** How long it takes at most until a call is made once more that came to something. */
  laterWithinMs: number;
  /** Whether to wait for the leases of what was killed, and for the minute after which absence proves that nothing was done. */
  toTheEnd: boolean;
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
  const { ground, effects, seed, processes, children } = options;
  const began = Date.now();
  const time = AbortSignal.timeout(options.minutes * MINUTE_MS);
  const folder = mkdtempSync(join(tmpdir(), "flowroute-chaos-"));
  let isWorthKeeping = false;
  atTheEnd(() => {
    if (!isWorthKeeping) rmSync(folder, { recursive: true, force: true });
  });
  const answered: Record<string, number> = {};
  let refusedAsTooFast = 0;
  let isCounting = false;
  const sandbox = await createSandbox({
    seed,
    inventory: inventoryFor(effects),
    timeScale: TIME_SCALE,
    balance: MUCH,
    messageRates: ground.messageRates ?? { sms: MUCH, mms: MUCH },
    onRequest: ({ method, operationId = "", status }) => {
      if (isCounting && method !== "GET" && status < 300)
        answered[operationId] = (answered[operationId] ?? 0) + 1;
      if (status === 429) refusedAsTooFast += 1;
    },
  });
  atTheEnd(() => sandbox.close());
  const line = await openFaultyLine(sandbox.url, { seed, effects });
  atTheEnd(() => line.close());

  const flowroute = directClient(sandbox);
  const { stock, before } = await setUp(flowroute, sandbox.url);
  isCounting = true;
  const { shares, callers } = ground;
  const [caller = ""] = callers;
  const route = aRoute(`chaos-${seed}-opening`);
  const opening: Call = { id: -1, again: "no", caller, againBy: caller, ...route };
  const calls = makePlan({ effects: effects - 1, seed, stock, shares, callers });
  const budgets = budgetsFor(calls, seed);
  const budgetsOfEach = budgetsFor(calls, seed, "each");
  const scene = await ground.open({
    size: processes,
    seed,
    folder,
    children,
    args: [takeServer(folder), ...FLAGS, ...budgetFlags(budgets)],
    environment: {
      HOME: folder,
      USERPROFILE: folder,
      FLOWROUTE_BASE_URL: line.url,
      FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
      FLOWROUTE_SECRET_KEY: sandbox.secretKey,
    },
    budgetsOfEach,
    atTheEnd,
  });
  const { fleet, ledger } = scene;

  const progress: Progress = { begun: 0, calls: 0, repeats: 0, heard: [], nonsense: [] };
  await performCalls({ ...options, calls: [opening], fleet, pace: effects, signal: time, progress });
  line.rough(true);
  const fire = await underFire(options, { calls, scene, progress });
  line.rough(false);

  const collect = async (): Promise<Evidence> => ({
    wishes: [opening, ...calls].flatMap(({ wishes }) => wishes),
    askedBy: askedBy([opening, ...calls]),
    heard: progress.heard,
    carrier: await readCarrier(flowroute, before, stock.owned),
    acts: line.acts,
    answered,
    messageRates: ground.messageRates,
    refusedAsTooFast,
    ledger: await ledger.read(),
    budgets,
    budgetsOfEach: callers.length > 1 ? budgetsOfEach : undefined,
    wasAwaited: options.toTheEnd,
    days: daysSince(began),
  });
  await settleDown({
    ledger,
    toTheEnd: options.toTheEnd,
    sweep: async () => void (await fleet.call(0, { ...opening })),
    missing: async () => lostIn(await collect()).length,
    signal: time,
    say: options.say,
  });
  await fleet.end();
  const evidence = await collect();
  const report: Report = {
    seed,
    seconds: Math.round((Date.now() - began) / 1000),
    secondsUnderFire: fire.seconds,
    isFinished: fire.wasEnough && !time.aborted,
    progress,
    mishaps: scene.mishaps(),
    faults: line.faults,
    evidence,
    verdict: verify(evidence),
    mistakes: [...fleet.crashes(), ...line.mistakes, ...progress.nonsense],
  };
  isWorthKeeping = !isClean(report);
  if (isWorthKeeping) {
    const { heard, carrier, acts, ledger } = evidence;
    writeFileSync(join(folder, "evidence.json"), JSON.stringify({ heard, carrier, acts, ledger }));
    options.say(`what there is to see is kept in ${folder}`);
  }
  return report;
}

/** All calls of the plan, while servers are killed and the line fails: whether the time was enough for them. */
async function underFire(
  options: Options,
  { calls, scene, progress }: { calls: readonly Call[]; scene: Scene; progress: Progress },
): Promise<{ wasEnough: boolean; seconds: number }> {
  const { minutes, say } = options;
  const began = performance.now();
  const enough = AbortSignal.timeout(minutes * MINUTE_MS * (1 - SETTLING));
  const ceasefire = new AbortController();
  const news = setInterval(() => {
    const { begun, calls: made } = progress;
    const mishaps = [...scene.mishaps()].map(([name, count]) => `${count} ${name}`).join(", ");
    say(`${begun} of ${calls.length + 1} calls begun, ${made} made, ${mishaps}`);
  }, NEWS_MS);
  const harassing = scene.harass(ceasefire.signal);
  // A server that cannot be replaced ends the run, not only the kills.
  const failure = new Promise<never>((_, reject) => void harassing.catch(reject));
  try {
    await Promise.race([
      failure,
      performCalls({ ...options, calls, fleet: scene.fleet, signal: enough, progress }),
    ]);
    return { wasEnough: !enough.aborted, seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    clearInterval(news);
    ceasefire.abort();
    await harassing;
  }
}

function askedBy(calls: readonly Call[]): Evidence["askedBy"] {
  const asked = new Map<string, Set<string>>();
  for (const { wishes, again, caller, againBy } of calls)
    for (const wish of wishes) {
      const callers = asked.get(identityOf(wish)) ?? new Set();
      asked.set(identityOf(wish), callers.add(caller));
      if (again !== "no") callers.add(againBy);
    }
  return asked;
}

const FLAGS = [
  ...["--spend", "allow", "--send", "allow", "--change", "allow"],
  ...["--timeout-seconds", "2"],
  ...["--dedupe-minutes", "60"],
  ...["--destinations", "US,CA"],
];

const DAY_MS = 24 * 60 * MINUTE_MS;

const daysSince = (began: number): number => Math.floor(Date.now() / DAY_MS) - Math.floor(began / DAY_MS) + 1;
