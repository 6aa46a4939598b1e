import { expect, test } from "vitest";
import { contractOperations } from "../contract/operations.ts";
import { basic } from "../testing/exchange.ts";
import { FROM } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";
import type { NewFault } from "./fault.ts";

const UNAVAILABLE = { kind: "answer", status: 503, body: "Later." } as const;

async function statusOf(sandbox: Started, path = "/v2/routes", method = "GET"): Promise<number> {
  const response = await fetch(sandbox.url + path, { method, headers: { authorization: basic(sandbox) } });
  await response.arrayBuffer();
  return response.status;
}

async function statuses(sandbox: Started, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) seen.push(await statusOf(sandbox));
  return seen;
}

test("a fault meets as many requests as it is to meet, and is gone", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const { control } = sandbox;
  const added = control.addFault({ operation: "listRoutes", times: 2, effect: UNAVAILABLE });
  expect(added).toEqual({
    id: "1",
    operation: "listRoutes",
    times: 2,
    effect: UNAVAILABLE,
    met: 0,
    left: 2,
  });
  expect(await statusOf(sandbox)).toBe(503);
  expect(control.listFaults()).toEqual([{ ...added, met: 1, left: 1 }]);
  expect(await statuses(sandbox, 3)).toEqual([503, 200, 200]);
  expect(control.listFaults()).toEqual([]);
  expect(() => control.deleteFault({ id: "1" })).toThrow(expect.objectContaining({ status: 404 }));
});

test("it meets exactly as many of the requests that come at once", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  sandbox.control.addFault({ times: 7, delay_ms: 5, effect: UNAVAILABLE });
  const all = await Promise.all(Array.from({ length: 20 }, () => statusOf(sandbox)));
  expect(all.filter((status) => status === 503)).toHaveLength(7);
});

test("without a number of times it stays until it is removed", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const { id } = sandbox.control.addFault({ operation: "listRoutes", effect: UNAVAILABLE });
  expect(await statuses(sandbox, 20)).toEqual(Array(20).fill(503));
  expect(sandbox.control.listFaults()).toMatchObject([{ met: 20, left: null }]);
  sandbox.control.deleteFault({ id });
  expect(await statuses(sandbox, 2)).toEqual([200, 200]);
});

test("of several the first that meets a request counts, and the next one after it", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const fault = (status: number, more: NewFault) => ({
    effect: { kind: "answer", status } as const,
    ...more,
  });
  sandbox.control.addFault(fault(500, { operation: "listNumbers" }));
  sandbox.control.addFault(fault(501, { operation: "listRoutes", times: 1 }));
  sandbox.control.addFault(fault(502, { operation: "*", times: 2 }));
  sandbox.control.addFault(fault(503, {}));
  expect(await statuses(sandbox, 4)).toEqual([501, 502, 502, 503]);
  expect(await statusOf(sandbox, "/v2/numbers")).toBe(500);
  expect(sandbox.control.listFaults().map(({ id, met }) => [id, met])).toEqual([
    ["1", 1],
    ["4", 1],
  ]);
  const faults = sandbox.control.listRequests().map(({ fault: id }) => id);
  expect(faults).toEqual(["1", "4", "3", "3", "2"]);
  sandbox.control.deleteFaults();
  expect(await statuses(sandbox, 1)).toEqual([200]);
});

test("chance is the seed's: the same for the same seed, also after all faults were removed", async () => {
  const fault = { probability: 0.3, effect: UNAVAILABLE };
  const draws = async (sandbox: Started) => {
    sandbox.control.deleteFaults();
    sandbox.control.addFault(fault);
    return statuses(sandbox, 60);
  };
  const sandbox = await startSandbox({ inventory: 0, seed: 5 });
  const once = await draws(sandbox);
  expect(await draws(sandbox)).toEqual(once);
  expect(await draws(await startSandbox({ inventory: 0, seed: 5 }))).toEqual(once);
  expect(await draws(await startSandbox({ inventory: 0, seed: 6 }))).not.toEqual(once);
  const met = once.filter((status) => status === 503).length;
  expect(met).toBeGreaterThan(6);
  expect(met).toBeLessThan(30);
  expect(sandbox.control.listFaults()).toMatchObject([{ met }]);
  sandbox.control.deleteFaults();
  sandbox.control.addFault({ probability: 0, effect: UNAVAILABLE });
  expect(new Set(await statuses(sandbox, 20))).toEqual(new Set([200]));
});

test("a request that fails by chance and meets the next fault does not change the chance of the first", async () => {
  const sandbox = await startSandbox({ inventory: 0, seed: 5 });
  const run = async (others: NewFault[]) => {
    sandbox.control.deleteFaults();
    sandbox.control.addFault({ probability: 0.5, effect: UNAVAILABLE });
    for (const other of others) sandbox.control.addFault(other);
    return (await statuses(sandbox, 20)).map((status) => status === 503);
  };
  expect(await run([{ probability: 0.5, effect: { kind: "html" } }])).toEqual(await run([]));
});

test("any operation of the contract can fail, and any fails with *", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  for (const { operationId, method, path } of contractOperations) {
    sandbox.control.addFault({ operation: operationId, times: 1, effect: UNAVAILABLE });
    const concrete = path.replaceAll(/\{\w+\}/g, FROM);
    expect(await statusOf(sandbox, concrete, method)).toBe(503);
  }
  expect(sandbox.control.listFaults()).toEqual([]);
  sandbox.control.addFault({ operation: "*", effect: UNAVAILABLE });
  for (const { method, path } of contractOperations) {
    expect(await statusOf(sandbox, path.replaceAll(/\{\w+\}/g, FROM), method)).toBe(503);
  }
});

test("only the carrier's operations have faults: neither what is not there nor the sandbox's own", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  sandbox.control.addFault({ effect: { kind: "cut_before" } });
  expect(await statusOf(sandbox, "/nowhere")).toBe(404);
  expect(await statusOf(sandbox, "/v2/routes", "PATCH")).toBe(405);
  const sample = await fetch(`${sandbox.url}/_sandbox/samples/hello.txt`);
  expect(sample.status).toBe(200);
  const state = await fetch(`${sandbox.url}/_sandbox/state`);
  expect(await state.json()).toMatchObject({ url: sandbox.url });
  expect(sandbox.control.listFaults()).toMatchObject([{ met: 0 }]);
});

test("what is given back cannot be used to change a fault", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  const given: NewFault = {
    times: 1,
    effect: { kind: "answer", status: 500, headers: { "retry-after": "1" } },
  };
  const added = sandbox.control.addFault(given);
  Object.assign(given.effect ?? {}, { status: 501 });
  Object.assign(added, { left: 100 });
  Object.assign(sandbox.control.listFaults()[0]?.effect ?? {}, { status: 502 });
  expect(await statuses(sandbox, 2)).toEqual([500, 200]);
});
