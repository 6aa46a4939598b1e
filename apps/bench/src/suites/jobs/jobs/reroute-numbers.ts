import { deepEqual } from "node:assert/strict";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { z } from "zod";
import type { Job } from "./job.ts";

/** "Point our ten numbers that begin with 206 555 014 at the backup PBX; when we have tried it, put them back." */
export const BEGIN_WITH = "206555014";
export const BACKUP = { route_type: "host", value: "backup.example.com", alias: "Backup PBX" };

// Two routes, so that all cannot be put back to one.
const MAIN = { route_type: "host", value: "pbx.example.com", alias: "Main PBX" } as const;
const WAREHOUSE = { route_type: "host", value: "warehouse.example.com", alias: "Warehouse" } as const;

const HAD = Array.from({ length: 10 }, (_, at) => ({
  number: `1${BEGIN_WITH}${at}`,
  primary_route: (at < 6 ? MAIN : WAREHOUSE).alias,
}));

export const rerouteNumbers: Job = {
  name: "reroute",
  title: "Job: reroute ten numbers to a new route, and put them back",
  open: async () => {
    const sandbox = await createSandbox();
    sandbox.control.seed({ routes: [MAIN, WAREHOUSE], numbers: HAD });
    return sandbox;
  },
  verify({ control }) {
    const own = control.listOwnedNumbers({ limit: 1000 });
    const away = new Set<string | undefined>();
    const home = new Set<string | undefined>();
    for (const { number, primary_route } of HAD) {
      const now = own.find((each) => each.number === number)?.primary_route;
      deepEqual(now?.alias, primary_route);
      const [first, ...more] = setRoutes(control, number);
      // Away once and back once, and not otherwise.
      deepEqual(more, [now?.id]);
      away.add(first);
      home.add(now?.id);
    }
    deepEqual([away.size, home.size, new Set([...away, ...home]).size], [1, 2, 3]);
  },
};

/** As the carrier takes it: a JSON:API document, or flat. */
const body = z.union([
  z.object({ data: z.object({ id: z.string() }) }).transform(({ data }) => data.id),
  z.object({ id: z.string() }).transform(({ id }) => id),
]);

/** The routes that a number was pointed at by requests, in their order. */
function setRoutes(control: Sandbox["control"], number: string): string[] {
  return control
    .listRequests({ limit: 1000 })
    .filter(({ operation, path }) => operation === "updatePrimaryRoute" && path.includes(number))
    .toSorted((one, other) => one.id - other.id)
    .map(({ id }) => {
      const { status, request_body } = control.getRequest({ id });
      deepEqual(status, 204);
      return body.parse(JSON.parse(request_body ?? ""));
    });
}
