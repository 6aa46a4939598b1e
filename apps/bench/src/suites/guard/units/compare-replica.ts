import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedCarrier } from "../../../carrier/recorded-carrier.ts";
import { residentMegabytes } from "../../../children/resident-memory.ts";
import type { BenchDatabase } from "../../../database/start-database.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startLoadGenerator } from "../../../load/load-generator.ts";
import type { Load } from "../../../load/run-load.ts";
import { askedOf } from "../../http/calls.ts";
import { carrierInside, type HttpSubject, startOurs } from "../../http/start-servers.ts";

const NAME = "replica";
const IDLE = "flowroute-mcp http, idle";

/** Longer than a replica keeps a connection that it does not use; or than it takes to its first look at the ledger. */
const SETTLED_MS = { full: 75_000, quick: 2_000 };
const CONNECTIONS = 32;
const LOOK_MS = 20;

/** What one more replica takes of a PostgreSQL that many share, and of its own machine. */
export async function compareReplica(
  { children, effort, signal }: Bench,
  recorded: RecordedCarrier,
  { connections, ledger }: BenchDatabase,
): Promise<Comparison> {
  const url = new URL(await ledger(NAME));
  url.searchParams.set("application_name", NAME);
  const { nodeArgs, environment } = await carrierInside(children, recorded);
  const replica = await startOurs(children, {
    nodeArgs,
    environment: {
      ...environment,
      FLOWROUTE_MCP_DATABASE_URL: url.href,
      // With webhooks, a replica has one connection more: it listens on it.
      FLOWROUTE_MCP_WEBHOOK_SECRET: "a-path-that-nobody-guesses-1",
    },
  });
  const generator = startLoadGenerator(children);
  const load = await asksAgainAndAgain(replica);
  await sleep(SETTLED_MS[effort.mode], undefined, { signal });

  const memory = () => {
    const resident = residentMegabytes(replica.child);
    return resident === undefined ? {} : { residentMegabytes: resident };
  };
  /** The most at once, while the work goes on. */
  const mostDuring = async (work: Promise<unknown>): Promise<number> => {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    let most = 0;
    while (!isOver) {
      most = Math.max(most, await connections(NAME));
      await sleep(LOOK_MS);
    }
    await over;
    return most;
  };
  const subjects: Subject[] = [
    { name: IDLE, measure: async () => ({ connections: await connections(NAME), ...memory() }) },
    {
      name: "the same, while all ask its ledger",
      measure: async () => {
        const run = generator.run({ ...load, seconds: effort.loadSeconds });
        return { connections: await mostDuring(run), ...memory() };
      },
    },
  ];
  const comparison = await compare(
    {
      name: NAME,
      title: "A replica with its ledger in PostgreSQL",
      baseline: IDLE,
      settings: { "callers at once": CONNECTIONS },
      metrics: {
        connections: { label: "connections", unit: "", better: "lower", against: "difference" },
        residentMegabytes: { label: "memory", unit: "MB", better: "lower", against: "difference" },
      },
      subjects,
    },
    // Once: connections that are not used stay open for a minute.
    { ...effort.footprint, rounds: 1 },
    signal,
  );
  await children.end(generator.child);
  await children.end(replica.child);
  return comparison;
}

/** The one tool that reads the ledger only. */
async function asksAgainAndAgain({ url, headers, paths }: HttpSubject): Promise<Omit<Load, "seconds">> {
  const call = { method: "tools/call", id: 1, params: { name: "get_account_limits", arguments: {} } };
  const asked = askedOf("2026-07-28", paths.stateless, call);
  const response = await fetch(url + asked.path, {
    method: "POST",
    headers: { ...headers, ...asked.headers },
    body: asked.body,
  });
  const expected = { status: response.status, bodyBytes: Buffer.byteLength(await response.text()) };
  return { url, headers, connections: CONNECTIONS, requests: [{ ...asked, expected }] };
}
