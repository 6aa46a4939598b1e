import { type Bar, bars, lines, type Point } from "./draw.ts";
import { measuredAt, type Reports } from "./reports.ts";

/** A picture of results: the file that it is kept in, and how it is made. */
export type Plot = { file: string; draw: (reports: Reports) => string };

type Table = {
  file: string;
  title: string;
  suite: string;
  comparison: string;
  metric: string;
  /** What is shown: the figure itself, or what it adds to the baseline's. */
  aspect?: "difference";
  /** Rows that answer another question than the picture. */
  without?: readonly string[];
};

const isOurs = (subject: string) => subject.startsWith("flowroute");

/** One figure of every row that has it. */
function barsOf({ file, title, suite, comparison, metric, aspect, without = [] }: Table): Plot {
  return {
    file,
    draw: (reports) => {
      const found = reports(suite).comparisons.find(({ name }) => name === comparison);
      const rows = (found?.rows ?? []).filter(({ subject }) => !without.includes(subject));
      const unit = (found?.metrics[metric]?.unit ?? "").replace("1/s", "");
      const data = rows.flatMap(({ subject, metrics }): Bar[] => {
        const measured = aspect === undefined ? metrics[metric] : metrics[metric]?.[aspect];
        if (measured === undefined) return [];
        const { median: value, p25: low, p75: high } = measured;
        return [{ label: subject, value, low, high, isOurs: isOurs(subject) }];
      });
      return bars(title, unit, data);
    },
  };
}

function pointsOf(
  reports: Reports,
  series: string,
  places: readonly { x: number; place: Parameters<typeof measuredAt>[1] }[],
): Point[] {
  return places.map(({ x, place }) => {
    const { median: y, p25: low, p75: high } = measuredAt(reports, place).measured;
    return { series, x, y, low, high };
  });
}

const SIZES = [10_000, 100_000, 1_000_000];

const growth: Plot = {
  file: "sandbox-growth.svg",
  draw: (reports) =>
    lines(
      "Sandbox: microseconds of a search (median), by numbers for sale",
      { label: "numbers for sale", base: 10 },
      ["prefix", "suffix", "substring", "state", "rate center"].flatMap((kind) =>
        pointsOf(
          reports,
          kind,
          SIZES.map((x) => ({
            x,
            place: { suite: "sandbox", comparison: "store", subject: kind, metric: `p50Of${x}` },
          })),
        ),
      ),
    ),
};

const PROCESSES = [1, 2, 4, 8];
const named = (processes: number) =>
  processes === 1 ? "flowroute-mcp, 1 process" : `${processes} processes`;

const processes: Plot = {
  file: "guard-processes.svg",
  draw: (reports) =>
    lines(
      "Guard: effects a second of all processes on one ledger",
      { label: "processes", base: 2 },
      [
        { series: "SQLite", comparison: "processes" },
        { series: "PostgreSQL", comparison: "processes-postgresql" },
      ].flatMap(({ series, comparison }) =>
        pointsOf(
          reports,
          series,
          PROCESSES.map((x) => ({
            x,
            place: { suite: "guard", comparison, subject: named(x), metric: "callsPerSecond" },
          })),
        ),
      ),
    ),
};

const JOBS = [
  { job: "buy", what: "find and buy a number" },
  { job: "reroute", what: "reroute ten, put back" },
  { job: "follow", what: "text, to delivery" },
  { job: "summarise", what: "a day of 200 messages" },
];
const OURS = "flowroute-mcp";

/** Each job with this server, and with the baseline, which is one of those made from the spec. */
const jobs: Plot = {
  file: "jobs-tokens.svg",
  draw: (reports) =>
    bars(
      "Whole jobs: tokens that a model reads",
      "",
      JOBS.flatMap(({ job, what }) => {
        const baseline = reports("jobs").comparisons.find(({ name }) => name === job)?.baseline ?? "";
        return [OURS, baseline].map((subject): Bar => {
          const place = { suite: "jobs", comparison: job, subject, metric: "tokensRead" };
          const { median: value, p25: low, p75: high } = measuredAt(reports, place).measured;
          const label = subject === OURS ? what : `${what}, from the spec`;
          return { label, value, low, high, isOurs: isOurs(subject) };
        });
      }),
    ),
};

/** Every picture that documents show. */
export const plots: readonly Plot[] = [
  barsOf({
    file: "server-tokens.svg",
    title: "MCP servers: tokens of the tools that a model is shown",
    suite: "mcp",
    comparison: "first-list",
    metric: "shownToModel",
    without: ["flowroute-mcp --sandbox", "bare SDK server", "bare SDK server, bundled", "@twilio-alpha/mcp"],
  }),
  barsOf({
    file: "server-start.svg",
    title: "MCP servers: from the start to the first tools/list",
    suite: "mcp",
    comparison: "first-list",
    metric: "coldStartMs",
    without: [
      "openapi-mcp-generator, same operations",
      "@ivotoby/openapi-mcp-server, same operations",
      "@ivotoby/openapi-mcp-server --tools dynamic",
      "@twilio-alpha/mcp, messages and numbers",
    ],
  }),
  barsOf({
    file: "client-cpu.svg",
    title: "Clients: CPU time that a call adds to a bare fetch",
    suite: "client",
    comparison: "in-process",
    metric: "cpuMicrosPerCall",
    aspect: "difference",
    without: ["bare fetch"],
  }),
  barsOf({
    file: "sandbox-by-id.svg",
    title: "Test servers: a number by its id, requests a second",
    suite: "sandbox",
    comparison: "by-id",
    metric: "requestsPerSecond",
  }),
  jobs,
  growth,
  processes,
];
