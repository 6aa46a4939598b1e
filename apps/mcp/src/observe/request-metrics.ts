import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { SECONDS } from "./buckets.ts";
import { methodOf, type Names, oneOf, statusOf } from "./names.ts";

export type RequestMetrics = {
  requestBegan: () => void;
  requestEnded: (about: { method: string; route: string; status: number; seconds: number }) => void;
};

type Counts = { sessions: (() => number) | undefined; subscriptions: (() => number) | undefined };

export function requestMetrics(
  registry: Registry,
  { routes }: Names,
  { sessions, subscriptions }: Counts,
): RequestMetrics {
  const registers = [registry];
  const requests = new Counter({
    name: "flowroute_mcp_http_requests_total",
    help: "HTTP requests that have ended.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "flowroute_mcp_http_seconds",
    help: "How long HTTP requests took, until their answer was read.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers,
  });
  const inFlight = new Gauge({
    name: "flowroute_mcp_http_in_flight",
    help: "HTTP requests that are under way, streams included.",
    registers,
  });
  gauge("flowroute_mcp_sessions", "Sessions of hosts of the protocol's older revisions.", sessions);
  gauge("flowroute_mcp_subscriptions", "Hosts that listen for changes.", subscriptions);

  function gauge(name: string, help: string, count: (() => number) | undefined): void {
    if (count === undefined) return;
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(count());
      },
    });
  }

  const routeOf = oneOf(routes, "other");
  return {
    requestBegan: () => inFlight.inc(),
    requestEnded({ method, route: asked, status, seconds: took }) {
      const route = routeOf(asked);
      inFlight.dec();
      requests.inc({ method: methodOf(method), route, status: statusOf(status) });
      seconds.observe({ route }, took);
    },
  };
}
