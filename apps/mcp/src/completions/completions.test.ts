import fc from "fast-check";
import { createFlowroute } from "flowroute-client";
import { createSandbox, type SandboxOptions } from "flowroute-sandbox";
import { expect, it, onTestFinished } from "vitest";
import { readingOnly } from "../carrier/reading-only.ts";
import { type Completions, createCompletions } from "./completions.ts";
import { rateCenters } from "./rate-centers.ts";
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
  const reading = readingOnly(flowroute);
  const completions = createCompletions(reading, () => time);
  return {
    reading,
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

/** What is for sale, by state and rate center. */
async function forSale({ sandbox }: Pick<Awaited<ReturnType<typeof open>>, "sandbox">, state: string) {
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  const { numbers } = createFlowroute({ baseUrl, accessKey, secretKey });
  const counts = new Map<string, number>();
  for await (const { rate_center } of numbers.searchAvailable({ state, limit: 200 })) {
    const name = rate_center?.toUpperCase() ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

it("rate centers: of a large inventory each one is found by its first letters, in so many requests", async () => {
  const opened = await open({ inventory: 60_000 });
  for (const [state, known] of [
    ["CA", ["OAKLAND", "SAN DIEGO", "SANFRANCSC"]],
    ["TX", ["EL PASO"]],
    ["NY", ["BUFFALO", "ROCHESTER"]],
    ["FL", ["TAMPA"]],
    ["WA", ["SPOKANE"]],
    ["ON", ["TORONTO"]],
  ] as const) {
    const counts = await forSale(opened, state);
    for (const name of known) expect(counts.get(name), name).toBeGreaterThanOrEqual(3);
    const before = opened.requests.length;
    const untilTold = rateCenters(
      opened.reading,
      () => 0,
      () => STAYS,
    );
    const suggest = async (text: string) =>
      (await untilTold.suggest({ text, others: { state }, signal: STAYS })).values;
    for (const name of counts.keys())
      expect(await suggest(name.slice(0, 4)), `${state} ${name}`).toContain(name);
    expect(opened.requests.length - before, state).toBeLessThanOrEqual(45);
  }
});

it("rate centers: of more than can be read those of many numbers are found, and others by all of their name", async () => {
  const { reading, requests, sandbox } = await open({ inventory: 60_000 });
  const whole = rateCenters(
    reading,
    () => 0,
    () => STAYS,
  );
  const suggest = async (text: string) => (await whole.suggest({ text, others: {}, signal: STAYS })).values;
  const before = requests.length;
  await suggest("s");
  expect(requests.length - before).toBeLessThanOrEqual(45);
  let many = 0;
  let rare = "";
  for (const state of ["CA", "NY", "ON", "WA"])
    for (const [name, count] of await forSale({ sandbox }, state)) {
      // Not all of the name: by that it would be looked up.
      const values = await suggest(name.slice(0, -1));
      if (count >= 40) {
        many += 1;
        expect(values, name).toContain(name);
      } else if (values.length === 0) rare = name;
    }
  expect(many).toBeGreaterThan(10);
  expect(rare).not.toBe("");
  expect(await suggest(` ${rare.toLowerCase()}`)).toEqual([rare]);
});

it("rate centers: when the time is up those found are told, and the next letter goes on from there", async () => {
  const up = new AbortController();
  let count = 0;
  const { reading } = await open({
    inventory: 60_000,
    onRequest: () => {
      count += 1;
      if (count === 5) up.abort();
    },
  });
  const times = [up.signal];
  const late = rateCenters(
    reading,
    () => 0,
    () => times.shift() ?? STAYS,
  );
  const suggest = () => late.suggest({ text: "s", others: { state: "CA" }, signal: STAYS });
  const first = await suggest();
  expect(first.hasMore).toBe(true);
  expect(first.values.length).toBeGreaterThan(0);
  const second = await suggest();
  expect(second.values.length).toBeGreaterThan(first.values.length);
  expect(second.values).toEqual(expect.arrayContaining(["SAN DIEGO", "SANFRANCSC"]));
  const told = count;
  expect(await suggest()).toEqual(second);
  expect(count).toBe(told);
});

it("rate centers: as people write cities", async () => {
  const { suggest } = await open({ inventory: 20_000 });
  for (const [state, typed, name] of [
    ["CA", "san f", "SANFRANCSC"],
    ["CA", "San Francisco", "SANFRANCSC"],
    ["TX", "el paso", "EL PASO"],
    ["TX", "elp", "EL PASO"],
    ["QC", "MONTRÉAL", "MONTREAL"],
    ["MO", "O’FALLON", "OFALLON"],
  ] as const)
    expect((await suggest("rateCenters", typed, { state })).values, typed).toContain(name);
});

it("numbers: of a large account an alias is found by a part of it, and beyond so many by all of it", async () => {
  const { suggest, requests, sandbox } = await open();
  const numbers = Array.from({ length: 2_400 }, (_, at) => ({
    number: `1${212 + Math.floor(at / 600)}555${String(1000 + (at % 600)).padStart(4, "0")}`,
    alias: at === 1_500 ? "Zebra crossing" : at === 2_399 ? "Zoo" : `Line ${at}`,
  }));
  sandbox.control.seed({ numbers });
  const zebra = `+${numbers[1_500]?.number}`;
  expect((await suggest("numbers", "zeb")).values).toEqual([zebra]);
  expect(await suggest("numbers", "Crossing")).toEqual({ values: [zebra], hasMore: true });
  expect((await suggest("numbers", "Zo")).values).toEqual([]);
  expect((await suggest("numbers", "Zoo")).values).toEqual([`+${numbers[2_399]?.number}`]);
  expect(requests.length).toBeLessThanOrEqual(1 + 10 + 4);
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
  expect(statesLike("washington d")).toEqual(["DC"]);
  expect(statesLike("WA")).toEqual(["WA"]);
  expect(statesLike("new ")).toEqual(
    ["NH", "NJ", "NM", "NY", "NB", "NL"].sort((a, b) => order(a) - order(b)),
  );
  expect(statesLike("québ")).toEqual(["QC"]);
  expect(statesLike("")).toHaveLength(69);
  for (const text of ["DC", "d.c", "D.C.", "Washington DC", "washington, d.c.", "district of columbia"]) {
    expect(statesLike(text), text).toEqual(["DC"]);
    expect(stateCode(text), text).toBe("DC");
  }
  expect(["Guam", "american samoa", "northern mariana islands", "mp"].map(stateCode)).toEqual([
    "GU",
    "AS",
    "MP",
    "MP",
  ]);
  expect(stateCode("")).toBeUndefined();
  expect(stateCode("washington")).toBe("WA");
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
