import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { openSession } from "../../test/session.ts";
import { readingOnly } from "../carrier/reading-only.ts";
import { createCompletions } from "../completions/completions.ts";
import { promptsWith } from "./catalog.ts";

const outcomes = z.object({
  outcomes: z.array(
    z.object({ outcome: z.string(), numbers: z.array(z.string()), previous_route_id: z.string().optional() }),
  ),
});

/** The arguments of every update_primary_route that is written out with all of them. */
const callsIn = (text: string) =>
  [...text.matchAll(/^update_primary_route\(numbers: (\[.*?\]), route_id: "(\d+)"\)$/gm)].map(
    ([, numbers = "[]", route_id = ""]) => ({
      numbers: z.array(z.string()).parse(JSON.parse(numbers)),
      route_id,
    }),
  );

async function open(options: Parameters<typeof openSession>[0] = {}) {
  const session = await openSession(options);
  onTestFinished(session.close);
  const textOf = (name: string, given: Record<string, string> = {}, now = Date.now()) => {
    const prompts = promptsWith({
      completions: createCompletions(readingOnly(session.flowroute), Date.now),
      now: () => now,
      homeZone: () => "UTC",
    });
    const written = prompts.find((prompt) => prompt.name === name)?.write(given);
    if (written?.kind !== "result") throw new Error(written?.message);
    return written.text;
  };
  return { session, textOf };
}

type Use = Awaited<ReturnType<typeof openSession>>["use"];

/** As the text says: the route that there is, on whatever page; undefined if there is none. */
async function routeFound(text: string, use: Use): Promise<string | undefined> {
  const [, route_type, limit, value] =
    /list_routes\(route_type: "(\w+)", limit: (\d+)\), and on with offset: next_offset, that leads to "([^"]+)"/.exec(
      text,
    ) ?? [];
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const page = z
      .object({
        routes: z.array(z.object({ id: z.string(), value: z.string().optional() })),
        next_offset: z.int().optional(),
      })
      .parse(await use("list_routes", { route_type, limit, offset }));
    const found = page.routes.find((route) => route.value === value);
    if (found !== undefined) return found.id;
    offset = page.next_offset;
  }
  return undefined;
}

async function routeMade(text: string, use: Use, alias: string): Promise<string> {
  const [, route_type, value] =
    /create_route\(route_type: "(\w+)", value: "([^"]+)", alias: a new name\)/.exec(text) ?? [];
  return z.object({ id: z.string() }).parse(await use("create_route", { route_type, value, alias })).id;
}

it("an outage is routed around and undone exactly, by the prompts' own steps, with the tools", async () => {
  const { session, textOf } = await open({ balance: 1000 });
  const { use, acts } = session;

  // Sixty numbers: more than one page, and more than one call takes. Some are on a route of their own.
  const route = async (alias: string) =>
    z
      .object({ id: z.string() })
      .parse(await use("create_route", { route_type: "host", value: `${alias}.example.com`, alias })).id;
  const [desk, hall] = [await route("desk"), await route("hall")];
  const owned = Array.from({ length: 58 }, (_, at) => `+1206555${String(1000 + at)}`);
  session.sandbox.control.seed({ numbers: owned.map((number) => ({ number: number.slice(1) })) });
  await use("update_primary_route", { numbers: owned.slice(0, 20), route_id: desk });
  await use("update_primary_route", { numbers: owned.slice(20, 30), route_id: hall });
  const routesNow = async () => {
    const routes = new Map<string, string | undefined>();
    for await (const { value } of session.flowroute.numbers.list({ starts_with: "1206555" }))
      routes.set(value, (await session.flowroute.numbers.get(value)).primary_route?.id);
    return routes;
  };
  const before = await routesNow();
  expect(before.size).toBe(60);
  const actsBefore = acts().length;

  const reroute = textOf("reroute_for_outage", { forward_to: "206-555-0199", numbers: "206555" });
  // 1. The route: none leads there. Till it is made, a dry run with another tells the same.
  expect(await routeFound(reroute, use)).toBeUndefined();
  const [, standIn] = /a dry run with route_id "(\d+)"/.exec(reroute) ?? [];
  // 2. The numbers, page by page.
  const starts_with = /list_numbers\(starts_with: "(\d+)", limit: (\d+)\)/.exec(reroute);
  const found = new Set<string>();
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const page: Record<string, unknown> = await use("list_numbers", {
      starts_with: starts_with?.[1],
      limit: starts_with?.[2],
      offset,
    });
    for (const [number] of JSON.stringify(page).matchAll(/\+1\d{10}/g)) found.add(number);
    offset = z.object({ next_offset: z.int().optional() }).parse(page).next_offset;
  }
  const numbers = [...found];
  expect([...numbers].sort()).toEqual([...before.keys()].map((digits) => `+${digits}`).sort());
  // 3. and 4. Fifty at a time, first without effect.
  const parts = [numbers.slice(0, 50), numbers.slice(50)];
  const pointedAt = new Map<string, string | undefined>();
  for (const part of parts) {
    const dry = outcomes.parse(
      await use("update_primary_route", { numbers: part, route_id: standIn, dry_run: true }),
    );
    for (const { numbers: those, previous_route_id } of dry.outcomes)
      for (const number of those) pointedAt.set(number.slice(1), previous_route_id);
  }
  expect([...pointedAt].sort()).toEqual([...before].sort());
  expect(acts()).toHaveLength(actsBefore);
  const detour = await routeMade(reroute, use, "detour");
  const groups: string[] = [];
  for (const part of parts) {
    const done = outcomes.parse(await use("update_primary_route", { numbers: part, route_id: detour }));
    for (const { outcome, numbers: changed, previous_route_id = "none" } of done.outcomes)
      if (outcome === "changed") groups.push(`${previous_route_id}: ${changed.join(", ")}`);
  }
  expect(new Set((await routesNow()).values())).toEqual(new Set([detour]));

  // 5. and 6. The record, written as the prompt says, is all that the other prompt needs, in another conversation.
  const [form = ""] = /^outage ROUTE_ID; .*$/m.exec(reroute) ?? [];
  const record = form
    .replace("ROUTE_ID", detour)
    .replace("ROUTE_ID: NUMBER, NUMBER; none: NUMBER", groups.join("; "));
  const putBack = textOf("put_back_routes", { record });
  const calls = callsIn(putBack);
  expect(calls.flatMap((call) => call.numbers).sort()).toEqual([...numbers].sort());
  // Somebody points one elsewhere meanwhile: step 1 finds it, by what its text says and by nothing else.
  const [moved = ""] = numbers;
  await use("update_primary_route", { numbers: [moved], route_id: desk });
  const [, ofOutage] = /If that is not "(\d+)", the route of the outage/.exec(putBack) ?? [];
  const changedSince: string[] = [];
  for (const call of calls) {
    expect(call.numbers.length).toBeLessThanOrEqual(50);
    const dry = outcomes.parse(await use("update_primary_route", { ...call, dry_run: true }));
    for (const { numbers: those, previous_route_id } of dry.outcomes)
      if (previous_route_id !== ofOutage) changedSince.push(...those);
  }
  expect(changedSince).toEqual([moved]);
  for (const call of calls) await use("update_primary_route", call);
  expect(await routesNow()).toEqual(before);
});

it("today's messages are found with the times that the prompt says, and yesterday's are not among them", async () => {
  const { session, textOf } = await open();
  const { id } = session.sandbox.control.receiveMessage({
    from: "12065550187",
    to: "12065550100",
    body: "Is the table free?",
  });
  const { timestamp } = await session.flowroute.messages.get(id);
  const sent = Date.parse(timestamp);
  const lists = async (date: string, now: number) => {
    const text = textOf("todays_messages", { date }, now);
    const [, start_date, end_date, limit] =
      /list_messages\(start_date: "([^"]+)", end_date: "([^"]+)", limit: (\d+)\)/.exec(text) ?? [];
    const listed = await session.use("list_messages", { start_date, end_date, limit });
    return JSON.stringify(listed).includes(id);
  };
  const DAY_MS = 86_400_000;
  expect([await lists("today", sent), await lists("yesterday", sent)]).toEqual([true, false]);
  const tomorrow = sent + DAY_MS;
  expect([await lists("today", tomorrow), await lists("yesterday", tomorrow)]).toEqual([false, true]);
  expect(await lists(timestamp.slice(0, 10), sent - 5 * DAY_MS)).toBe(true);
});

const SIP = "sip:desk@pbx.example.com;transport=tls";

it.each([
  ["the route with its id", "0", undefined],
  ["the route that leads there, beyond the first page", SIP, 60],
  ["a route that is made", SIP, 3],
])("a number is set up by the prompt's own steps, on %s", async (_, forward_to, others = 0) => {
  const { session, textOf } = await open({ balance: 1000 });
  const { use, flowroute } = session;
  const exists = others === 60;
  for (let count = 0; count < others; count += 1)
    await flowroute.routes.create({
      route_type: "uri",
      value: `sip:${count}@pbx.example.com`,
      alias: `Line ${count}`,
    });
  if (exists) await flowroute.routes.create({ route_type: "uri", value: SIP, alias: "Desk" });
  const text = textOf("set_up_number", { state: "Washington", city: "seattle", forward_to });
  const [, state, rate_center, limit] =
    /search_available_numbers\(state: "(\w+)", rate_center: "(\w+)", limit: (\d+)\)/.exec(text) ?? [];
  const found = JSON.stringify(await use("search_available_numbers", { state, rate_center, limit }));
  const [number = ""] = /\+1\d{10}/.exec(found) ?? [];
  expect(await use("purchase_number", { numbers: [number], dry_run: true })).toMatchObject({
    plan: { verdict: "goes_ahead" },
  });
  await use("purchase_number", { numbers: [number], messaging_enabled: true });
  const [, named] = /id "(\d+)"/.exec(text) ?? [];
  const routeThere = named ?? (await routeFound(text, use));
  expect(routeThere === undefined).toBe(others === 3);
  const route_id = routeThere ?? (await routeMade(text, use, "desk"));
  await use("update_primary_route", { numbers: [number], route_id });
  expect(await use("get_number", { number })).toMatchObject({
    place: "seattle, WA",
    primary_route: forward_to === "0" ? { id: "0" } : { value: SIP },
  });
});

it("where nothing may be bought, the dry run of the second step says so", async () => {
  const { session } = await open({ balance: 1000, policy: { spend: "deny" } });
  const found = JSON.stringify(
    await session.use("search_available_numbers", { state: "WA", rate_center: "SEATTLE" }),
  );
  const [number = ""] = /\+1\d{10}/.exec(found) ?? [];
  expect(await session.use("purchase_number", { numbers: [number], dry_run: true })).toMatchObject({
    plan: { verdict: "refused", reason: expect.stringContaining("does not let this server spend") },
  });
});
