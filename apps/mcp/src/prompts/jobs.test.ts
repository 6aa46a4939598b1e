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
  const prompts = promptsWith({
    completions: createCompletions(readingOnly(session.flowroute), Date.now),
    now: Date.now,
    homeZone: () => "UTC",
  });
  const textOf = (name: string, given: Record<string, string> = {}) => {
    const written = prompts.find((prompt) => prompt.name === name)?.write(given);
    if (written?.kind !== "result") throw new Error(written?.message);
    return written.text;
  };
  return { session, textOf };
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
  // 1. The route: none leads there, so a new one is made.
  const wanted = /create_route\(route_type: "(\w+)", value: "([^"]+)", alias/.exec(reroute);
  const { id: detour } = z
    .object({ id: z.string() })
    .parse(await use("create_route", { route_type: wanted?.[1], value: wanted?.[2], alias: "detour" }));
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
  for (const part of parts) {
    const dry = outcomes.parse(
      await use("update_primary_route", { numbers: part, route_id: detour, dry_run: true }),
    );
    expect(new Set(dry.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["would_change"]));
  }
  expect(acts()).toHaveLength(actsBefore + 1);
  const groups: string[] = [];
  for (const part of parts) {
    const done = outcomes.parse(await use("update_primary_route", { numbers: part, route_id: detour }));
    for (const { outcome, numbers: changed, previous_route_id = "none" } of done.outcomes)
      if (outcome === "changed") groups.push(`${previous_route_id}: ${changed.join(", ")}`);
  }
  expect(new Set((await routesNow()).values())).toEqual(new Set([detour]));

  // 5. and 6. The record is all that the other prompt needs, in another conversation.
  const putBack = textOf("put_back_routes", { record: groups.join("; ") });
  const calls = callsIn(putBack);
  expect(calls.flatMap((call) => call.numbers).sort()).toEqual([...numbers].sort());
  for (const call of calls) {
    expect(call.numbers.length).toBeLessThanOrEqual(50);
    const dry = outcomes.parse(await use("update_primary_route", { ...call, dry_run: true }));
    expect(dry.outcomes.map(({ previous_route_id }) => previous_route_id)).toEqual([detour]);
  }
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
  const listed = async (day: string) => {
    const text = textOf("todays_messages", { date: day });
    const [, start_date, end_date, limit] =
      /list_messages\(start_date: "([^"]+)", end_date: "([^"]+)", limit: (\d+)\)/.exec(text) ?? [];
    return JSON.stringify(await session.use("list_messages", { start_date, end_date, limit }));
  };
  // Around midnight the message may be of the day that has just ended.
  expect((await listed("today")) + (await listed("yesterday"))).toContain(id);
  expect(await listed("2026-01-02")).not.toContain(id);
});

it("a number is set up by the prompt's own steps", async () => {
  const { session, textOf } = await open({ balance: 1000 });
  const text = textOf("set_up_number", { state: "Washington", city: "seattle", forward_to: "0" });
  const [, state, rate_center, limit] =
    /search_available_numbers\(state: "(\w+)", rate_center: "(\w+)", limit: (\d+)\)/.exec(text) ?? [];
  const found = JSON.stringify(await session.use("search_available_numbers", { state, rate_center, limit }));
  const [number = ""] = /\+1\d{10}/.exec(found) ?? [];
  await session.use("purchase_number", { numbers: [number], messaging_enabled: true });
  const [, route_id] = /id "(\d+)"/.exec(text) ?? [];
  await session.use("update_primary_route", { numbers: [number], route_id });
  expect(await session.use("get_number", { number })).toMatchObject({
    place: "seattle, WA",
    primary_route: { id: "0" },
  });
});
