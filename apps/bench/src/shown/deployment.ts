import { measuredAt, type Reports } from "./reports.ts";

// What a deployment takes: the arithmetic of apps/mcp/DEPLOYMENT.md, from what was measured of one effect, receipt or
// look to what ten million messages a day and a thousand replicas come to.

const SEND = "flowroute-mcp, send_message";
const PERMIT = "a permit of the shared pace";
const RECEIPT = "a delivery receipt, stored";
const LOOK = "a look for what others have left";
const STANDING = "/metrics, or get_account_limits";
const INBOUND = "an inbound text, stored";
const QUEUE = "a look at a queue of 1,000 replicas";
const [IDLE, BUSY] = ["flowroute-mcp http, idle", "the same, while all ask its ledger"];
const OVER_HTTP = "flowroute-mcp http";

const UNITS = [
  ["effect (`send_message`)", SEND],
  ["message's turn at the carrier's limit", PERMIT],
  ["delivery receipt stored", RECEIPT],
  ["inbound text stored", INBOUND],
  ["look at `/metrics`, or `get_account_limits`", STANDING],
  ["look for what others left unfinished", LOOK],
  ["look at a queue of 1,000 replicas", QUEUE],
] as const;

const A_DAY = 10_000_000;
const PER_SECOND = A_DAY / 86_400;
const RECEIPTS = 3;
const NETWORK_MS = 0.5;
const REPLICAS = 1_000;
const SCRAPES = REPLICAS / 15;
const LOOKS = REPLICAS / 10;
/** Looks of one replica that waits for its turn. */
const LOOKS_IN_QUEUE = 2;
/** Of PostgreSQL, unless it is told otherwise. */
const MAX_CONNECTIONS = 100;
/** Texts of one account, at most. */
const SMS_PER_SECOND = 5;

/** A figure in words, by its name in the page. */
export function deploymentFigures(reports: Reports): Record<string, () => string> {
  const guard = (comparison: string, subject: string, metric: string) =>
    measuredAt(reports, { suite: "guard", comparison, subject, metric }).measured.median;
  const footprint = (metric: string) => (subject: string) => guard("footprint", subject, metric);
  const unitMs = (metric: string) => (subject: string) => guard("units", subject, metric) / 1000;

  const roundTrips = footprint("roundTrips");
  const logged = footprint("logBytes");
  const kept = (subject: string) => footprint("tableBytes")(subject) + footprint("indexBytes")(subject);
  const [cpuMs, ownMs] = [unitMs("databaseMicroseconds"), unitMs("cpuMicroseconds")];
  const heldMs = (subject: string) => guard("units", subject, "p50Ms");
  /** How long something keeps all others of a database waiting, at most, with a network in between. */
  const overNetwork = (subject: string) => heldMs(subject) + roundTrips(subject) * NETWORK_MS;
  const ofMessage = (each: (subject: string) => number) =>
    each(SEND) + each(PERMIT) + RECEIPTS * each(RECEIPT);
  const gigabytesADay = (bytes: number) => (bytes * A_DAY) / 1e9;
  const staying = () => gigabytesADay(kept(SEND));
  const together = (processes: string) => guard("processes-postgresql", processes, "callsPerSecond");
  const replica = (subject: string, metric: string) => Math.round(guard("replica", subject, metric));
  const everyRead = (metric: string) =>
    reports("http").comparisons.map(
      ({ name: comparison }) =>
        measuredAt(reports, { suite: "http", comparison, subject: OVER_HTTP, metric }).measured.median,
    );
  const busyMegabytes = () => Math.round(Math.max(...everyRead("residentMegabytes")));
  /** The share of a second in which replicas that only look hold the lock. */
  const looking = (held: (subject: string) => number) =>
    percent((SCRAPES * held(STANDING) + LOOKS * held(LOOK)) / 1000);

  return {
    units: () => unitsTable({ roundTrips, cpuMs, kept, logged }),
    "one process": () => whole(together("flowroute-mcp, 1 process")),
    "eight processes": () => whole(together("8 processes")),
    "a replica": () =>
      `${replica(IDLE, "residentMegabytes")} MB and ${replica(IDLE, "connections")} connections`,
    "a replica under load": () => `${busyMegabytes()} MB and ${replica(BUSY, "connections")}`,
    reads: () => whole(Math.floor(Math.min(...everyRead("requestsPerSecond")) / 100) * 100),
    "messages a second": () => whole(PER_SECOND),
    "of about": () => whole(tens(together("8 processes"))),
    "effect over a network": () => `${whole(overNetwork(SEND))} ms`,
    "effects over a network": () => whole(tens(1000 / overNetwork(SEND))),
    "share of one account": () => percent((SMS_PER_SECOND * overNetwork(SEND)) / 1000),
    "disk a day": () => `${whole(gigabytesADay(ofMessage(kept)))} GB`,
    "disk that stays": () => `${whole(staying())} GB`,
    "disk a year": () => `${((staying() * 365) / 1000).toFixed(1)} TB`,
    "log a day": () => `${whole(gigabytesADay(ofMessage(logged)))} GB`,
    "CPU of PostgreSQL": () => `${ofMessage(cpuMs).toFixed(1)} ms`,
    "cores of PostgreSQL": () => ((ofMessage(cpuMs) * PER_SECOND) / 1000).toFixed(1),
    "CPU of the servers": () => `${ofMessage(ownMs).toFixed(1)} ms`,
    "idle connections": () => whole(REPLICAS * replica(IDLE, "connections")),
    connections: () => whole(REPLICAS * replica(BUSY, "connections")),
    "replicas at work": () => whole(Math.floor(MAX_CONNECTIONS / replica(BUSY, "connections"))),
    "cores of the queue": () => ((REPLICAS * LOOKS_IN_QUEUE * cpuMs(QUEUE)) / 1000).toFixed(1),
    "share of looks": () => looking(heldMs),
    "share of looks over a network": () => looking(overNetwork),
    "receipts a second": () => whole(tens(RECEIPTS * PER_SECOND)),
    "receipts told": () => whole(tens(RECEIPTS * PER_SECOND) * REPLICAS),
    "memory of the replicas": () => `${replica(IDLE, "residentMegabytes")} to ${busyMegabytes()} GB`,
  };
}

const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const tens = (value: number) => Math.round(value / 10) * 10;
const percent = (share: number) => `${Math.round(share * 100)} %`;
const kilobytes = (bytes: number) => (bytes < 50 ? "–" : `${(bytes / 1000).toFixed(1)} kB`);

type Of = (subject: string) => number;

function unitsTable({
  roundTrips,
  cpuMs,
  kept,
  logged,
}: Record<"roundTrips" | "cpuMs" | "kept" | "logged", Of>) {
  const rows = UNITS.map(
    ([name, subject]) =>
      `| ${name} | ${whole(roundTrips(subject))} | ${cpuMs(subject).toFixed(2)} ms | ${kilobytes(kept(subject))} | ${kilobytes(logged(subject))} |`,
  );
  return [
    "\n",
    "| one | round trips to PostgreSQL | its CPU | tables and indexes | its log |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "\n",
  ].join("\n");
}
