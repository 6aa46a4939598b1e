import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
import fc from "fast-check";
import { expect, test } from "vitest";
import { basic } from "../testing/exchange.ts";
import { mostly, oddNumber, oddText, resultOf } from "../testing/odd-input.ts";
import { startSandbox } from "../testing/start.ts";
import type { FaultEffect, NewFault } from "./fault.ts";

const statuses = mostly(
  [200, 204, 304, 404, 503, 599],
  fc.oneof(fc.integer({ min: 190, max: 610 }), oddNumber),
);

const effects: fc.Arbitrary<FaultEffect> = fc.oneof(
  fc
    .record({
      status: statuses,
      rest: fc.record(
        {
          body: fc.oneof(fc.jsonValue(), oddText),
          headers: fc.dictionary(mostly(["Retry-After", "x-odd"], oddText), mostly(["1"], oddText), {
            maxKeys: 2,
          }),
          after_effect: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ status, rest }) => ({ kind: "answer" as const, status, ...rest })),
  fc
    .record({ retry_after_seconds: mostly([1], oddNumber) }, { requiredKeys: [] })
    .map((rest) => ({ kind: "rate_limit" as const, ...rest })),
  fc
    .record({ status: statuses, after_effect: fc.boolean() }, { requiredKeys: [] })
    .map((rest) => ({ kind: "html" as const, ...rest })),
  fc.constantFrom("cut_before", "cut_after", "truncate", Object("odd")).map((kind) => ({ kind })),
);

const faults: fc.Arbitrary<NewFault> = fc.record(
  {
    operation: mostly(["*", "listRoutes", "sendMessage"], oddText),
    times: mostly([1, 7], oddNumber),
    probability: mostly([1, 0.5], oddNumber),
    delay_ms: mostly([0, 0.5], fc.constantFrom(-1, 3_600_001, Number.NaN)),
    effect: effects,
  },
  { requiredKeys: [] },
);

test("a fault of any form is refused, or does what it is to do", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  let added = 0;
  await fc.assert(
    fc.asyncProperty(faults, async (fault) => {
      if (resultOf(sandbox, () => sandbox.control.addFault(fault)) === undefined) return;
      added += 1;
      const headers = { authorization: basic(sandbox) };
      await fetch(`${sandbox.url}/v2/routes`, { headers })
        .then((response) => response.text())
        .catch(() => "cut");
      sandbox.control.deleteFaults();
      expect(sandbox.logged).toEqual([]);
    }),
    { numRuns: 100 },
  );
  require("node:fs").appendFileSync("/tmp/counts","added "+added+"\n");expect(added).toBeGreaterThan(5);
});
