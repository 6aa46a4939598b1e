import fc from "fast-check";
import { createFlowroute } from "flowroute-client";
import { createSandbox, type SandboxOptions } from "flowroute-sandbox";
import { expect, it, onTestFinished } from "vitest";
import { readingOnly } from "../carrier/reading-only.ts";
import { type Completions, createCompletions } from "./completions.ts";
import { stateCode, statesLike } from "./states.ts";
import { timeZones } from "./time-zones.ts";

const STAYS = new AbortController().signal;

/** Completions on a sandbox, and what reached it. */
async function open(options: SandboxOptions = {}) {
  const requests: string[] = [];
  const sandbox = await createSandbox({
    inventory: 5000,
    onRequest: ({ path }) => requests.push(path),
    ...options,
  });
  onTestFinished(() => sandbox.close());
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  let attempts = 0;
  const flowroute = createFlowroute({
    baseUrl,
    accessKey,
    secretKey,
    maxRetries: 0,
    onRequest: () => {
      attempts++;
    },
  });
  let time = 0;
  const completions = createCompletions(readingOnly(flowroute), () => time);
  return {
    sandbox,
    requests,
    attempts: () => attempts,
    pass: (ms: number) => {
      time += ms;
    },
    suggest: (which: keyof Completions, text: string, others: Record<string, string> = {}) =>
      completions[which].suggest({ text, others, signal: STAYS }),
  };
}

it("numbers: a small account is looked at once for all letters of all hosts", async () => {
  const { suggest, requests, sandbox, pass } = await open();
  sandbox.control.seed({ numbers: [{ number: "12125550107", alias: "Front desk" }] });
  for (const typed of ["20", "206", "+1206", "1 (206) 55", "206-555-010"])
    expect(await suggest("numbers", typed), typed).toEqual({
      values: ["+12065550100", "+12065550101"],
      hasMore: false,
    });
  expect((await suggest("numbers", "")).values).toHaveLength(3);
  expect((await suggest("numbers", "FRONT")).values).toEqual(["+12125550107"]);
  expect((await suggest("numbers", "999")).values).toEqual([]);
  expect(requests).toHaveLength(1);
  pass(30_000);
  sandbox.control.seed({ numbers: [{ number: "12065550109" }] });
  expect((await suggest("numbers", "206")).values).toHaveLength(3);
});

it("numbers: of a large account those that begin so are asked for, at most 100 are told, and that there are more", async () => {
  const { suggest, requests, sandbox } = await open();
  const numbers = Array.from({ length: 450 }, (_, at) => ({ number: `1212555${String(1000 + at)}` }));
  sandbox.control.seed({ numbers: [...numbers, { number: "13105550107" }] });
  const all = await suggest("numbers", "");
  expect([all.values.length, all.hasMore]).toEqual([100, true]);
  expect(await suggest("numbers", "310")).toEqual({ values: ["+13105550107"], hasMore: false });
  const many = await suggest("numbers", "2125551");
  expect([many.values.length, many.hasMore]).toEqual([100, true]);
  expect((await suggest("numbers", "21255510")).hasMore).toBe(false);
  expect(requests.length).toBeLessThanOrEqual(4);
});

it("rate centers: of the state that is filled in, by code or name, in one look for all letters", async () => {
  const { suggest, requests } = await open();
  for (const state of ["WA", "wa", "Washington"])
    for (const typed of ["s", "Se", "SEAT"])
      expect((await suggest("rateCenters", typed, { state })).values).toContain("SEATTLE");
  const looks = requests.length;
  expect(looks).toBeLessThanOrEqual(5);
  const { values } = await suggest("rateCenters", "", { state: "WA" });
  expect(values).toEqual([...values].sort());
  expect(requests).toHaveLength(looks);
  expect((await suggest("rateCenters", "SEATTLE", { state: "ON" })).values).toEqual([]);
  expect((await suggest("rateCenters", "", {})).values.length).toBeGreaterThan(10);
  // What is no state does not make the memory grow.
  const before = requests.length;
  for (const state of ["x", "yy", "Atlantis"]) await suggest("rateCenters", "a", { state });
  expect(requests).toHaveLength(before);
});

it("routes: by id, name or where they lead", async () => {
  const { suggest, sandbox, pass } = await open();
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  const { routes } = createFlowroute({ baseUrl, accessKey, secretKey });
  const { id } = await routes.create({ route_type: "host", value: "pbx.example.com", alias: "Front desk" });
  for (const typed of [id.slice(0, 2), "desk", "PBX"])
    expect((await suggest("routes", typed)).values, typed).toEqual([id]);
  await routes.create({ route_type: "host", value: "b.example.com", alias: "Back desk" });
  pass(30_000);
  expect((await suggest("routes", "desk")).values).toHaveLength(2);
});

it("while the carrier is out nothing is suggested, nothing is thrown, and it is asked once", async () => {
  const { suggest, attempts, sandbox } = await open();
  await sandbox.close();
  for (const typed of ["2", "20", "206"])
    for (const which of ["numbers", "rateCenters", "routes"] as const)
      expect(await suggest(which, typed, { state: "WA" })).toEqual({ values: [], hasMore: false });
  expect(attempts()).toBe(3);
});

it("states: by code or by name", () => {
  expect(statesLike("wash")).toEqual(["WA"]);
  expect(statesLike("WA")).toEqual(["WA"]);
  expect(statesLike("new ")).toEqual(
    ["NH", "NJ", "NM", "NY", "NB", "NL"].sort((a, b) => order(a) - order(b)),
  );
  expect(statesLike("québ")).toEqual(["QC"]);
  expect(statesLike("")).toHaveLength(66);
  expect(stateCode(" british  columbia ")).toBe("BC");
  expect(stateCode("Atlantis")).toBeUndefined();
});
const order = (code: string) => statesLike("").indexOf(code);

it("whatever is typed, a state or time zone that is suggested can be what was meant", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 30 }), async (text) => {
      for (const code of statesLike(text)) expect(stateCode(code)).toBe(code);
      const { values } = await timeZones.suggest({ text, others: {}, signal: STAYS });
      for (const zone of values) new Intl.DateTimeFormat("en-US", { timeZone: zone });
      expect(values.length).toBeLessThanOrEqual(100);
    }),
  );
});
