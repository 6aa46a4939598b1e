import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Report, reportSchema } from "../../harness/report.ts";

// What the page on deployment says that it takes, held against the results that are kept.

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
const page = readFileSync(at("../mcp/DEPLOYMENT.md"), "utf8").replace(/\s+/g, " ");
const resultsOf = (suite: string): Report =>
  reportSchema.parse(JSON.parse(readFileSync(at(`results/${suite}.json`), "utf8")));

const [guard, http] = [resultsOf("guard"), resultsOf("http")];

function median({ comparisons }: Report, comparison: string, subject: string, metric: string): number {
  const rows = comparisons.find(({ name }) => name === comparison)?.rows;
  const found = rows?.find((row) => row.subject === subject)?.metrics[metric]?.median;
  if (found === undefined) throw new Error(`no ${metric} of ${subject} in ${comparison}`);
  return found;
}

const SEND = "flowroute-mcp, send_message";
const PERMIT = "a permit of the shared pace";
const RECEIPT = "a delivery receipt, stored";
const LOOK = "a look for what others have left";
const STANDING = "/metrics, or get_account_limits";
const INBOUND = "an inbound text, stored";
const QUEUE = "a look at a queue of 1,000 replicas";

const footprint = (subject: string, metric: string) => median(guard, "footprint", subject, metric);
const kept = (subject: string) => footprint(subject, "tableBytes") + footprint(subject, "indexBytes");
const cpuMs = (subject: string) => median(guard, "units", subject, "databaseMicroseconds") / 1000;
const ownMs = (subject: string) => median(guard, "units", subject, "cpuMicroseconds") / 1000;
const heldMs = (subject: string) => median(guard, "units", subject, "p50Ms");
const kB = (bytes: number) => (bytes < 50 ? "–" : `${(bytes / 1000).toFixed(1)} kB`);

const A_DAY = 10_000_000;
const RECEIPTS = 3;
const NETWORK_MS = 0.5;
const perSecond = A_DAY / 86_400;
const inGB = (bytes: number) => (bytes * A_DAY) / 1e9;
const ofMessage = (each: (subject: string) => number) => each(SEND) + each(PERMIT) + RECEIPTS * each(RECEIPT);
/** How long something keeps all others of a database waiting, at most, with a network in between. */
const overNetwork = (subject: string) => heldMs(subject) + footprint(subject, "roundTrips") * NETWORK_MS;

const together = (processes: string) => median(guard, "processes-postgresql", processes, "callsPerSecond");
const replica = (subject: string, metric: string) => Math.round(median(guard, "replica", subject, metric));
const [idle, busy] = ["flowroute-mcp http, idle", "the same, while all ask its ledger"];
const readMemory = Math.round(
  Math.max(
    ...http.comparisons.map(({ name }) => median(http, name, "flowroute-mcp http", "residentMegabytes")),
  ),
);
const reads = Math.min(
  ...http.comparisons.map(({ name }) => median(http, name, "flowroute-mcp http", "requestsPerSecond")),
);
const scrapes = 1000 / 15;
const looks = 1000 / 10;
const share = (held: (subject: string) => number) =>
  Math.round((scrapes * held(STANDING) + looks * held(LOOK)) / 10);

test.each([
  ["effect (`send_message`)", SEND],
  ["message's turn at the carrier's limit", PERMIT],
  ["delivery receipt stored", RECEIPT],
  ["inbound text stored", INBOUND],
  ["look at `/metrics`, or `get_account_limits`", STANDING],
  ["look for what others left unfinished", LOOK],
  ["look at a queue of 1,000 replicas", QUEUE],
])("the row of %s", (name, subject) => {
  const trips = Math.round(footprint(subject, "roundTrips"));
  expect(page).toContain(
    `| ${name} | ${trips} | ${cpuMs(subject).toFixed(2)} ms | ${kB(kept(subject))} | ${kB(footprint(subject, "logBytes"))} |`,
  );
});

test.each([
  `${Math.round(together("flowroute-mcp, 1 process"))} effects a second from one process, ${Math.round(together("8 processes"))} from eight`,
  `takes ${replica(idle, "residentMegabytes")} MB and ${replica(idle, "connections")} connections, up to ${readMemory} MB and ${replica(busy, "connections")} under load`,
  `at least ${(Math.floor(reads / 100) * 100).toLocaleString("en-US")} reads a second`,
  `${perSecond.toFixed(0)} a second, with three receipts each`,
  `${perSecond.toFixed(0)} of about ${Math.round(together("8 processes") / 10) * 10} a second on the same machine`,
  `make it ${overNetwork(SEND).toFixed(0)} ms for an effect, which is ${Math.round(1000 / overNetwork(SEND) / 10) * 10} a second`,
  `${inGB(ofMessage(kept)).toFixed(0)} GB a day with the receipts`,
  `${inGB(kept(SEND)).toFixed(0)} GB of them stay, ${((inGB(kept(SEND)) * 365) / 1000).toFixed(1)} TB a year`,
  `PostgreSQL is ${inGB(ofMessage((subject) => footprint(subject, "logBytes"))).toFixed(0)} GB a day`,
  `CPU is ${ofMessage(cpuMs).toFixed(1)} ms for a message with its turn and receipts: ${((ofMessage(cpuMs) * perSecond) / 1000).toFixed(1)} cores`,
  `The servers' own is ${ofMessage(ownMs).toFixed(1)} ms`,
  `${(1000 * replica(idle, "connections")).toLocaleString("en-US")} that are idle, ${(1000 * replica(busy, "connections")).toLocaleString("en-US")} when all are at work`,
  `${Math.floor(100 / replica(busy, "connections"))} replicas at work`,
  `that is ${((2000 * cpuMs(QUEUE)) / 1000).toFixed(1)} cores`,
  `${share(heldMs)} % of it on the same machine, and ${share(overNetwork)} % with half a millisecond of network`,
  `${Math.round((RECEIPTS * perSecond) / 10) * 10} a second to 1,000 are`,
  `is ${replica(idle, "residentMegabytes")} to ${readMemory} GB`,
])("%s", (said) => {
  expect(page).toContain(said);
});
