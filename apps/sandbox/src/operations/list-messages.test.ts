import { expect, test } from "vitest";
import { type Started, startSandbox, stoppedClock } from "../testing/start.ts";

const PATH = "/v2.1/messages";

/** Five messages, one a minute from 16:44:34 UTC on 2 November 2026, their ids newest first. */
async function withFiveMessages(): Promise<{ sandbox: Started; ids: string[] }> {
  const { clock, advance } = stoppedClock();
  const sandbox = await startSandbox({ clock });
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const json = { to: "12065550190", from: "12065550100", body: `Message ${n}` };
    ids.unshift(String((await sandbox.post(PATH, json)).at("data", "id")));
    advance(60_000);
  }
  return { sandbox, ids };
}

const idsIn = (data: unknown) => (Array.isArray(data) ? data.map((item: { id: string }) => item.id) : []);

test("lists newest first, with links to the next page alone", async () => {
  const { sandbox, ids } = await withFiveMessages();
  const all = await sandbox.get(`${PATH}?start_date=2026-11-02`);
  expect(idsIn(all.at("data"))).toEqual(ids);
  expect(all.at("links")).toEqual({});
  expect(all.body).not.toHaveProperty("included");
  const first = await sandbox.get(
    `${PATH}?end_date=2026-11-03&start_date=2026-11-02T00%3A00%3A00.25Z&limit=2`,
  );
  expect(idsIn(first.at("data"))).toEqual(ids.slice(0, 2));
  const next =
    `${sandbox.url}${PATH}?limit=2&start_date=2026-11-02T00%3A00%3A00.250%2B00%3A00` +
    "&end_date=2026-11-03T00%3A00%3A00%2B00%3A00&offset=2";
  expect(first.at("links")).toEqual({ next });
  const second = await sandbox.get(next.slice(sandbox.url.length));
  expect(idsIn(second.at("data"))).toEqual(ids.slice(2, 4));
  const third = await sandbox.get(String(second.at("links", "next")).slice(sandbox.url.length));
  expect(idsIn(third.at("data"))).toEqual(ids.slice(4));
  expect(third.at("links")).toEqual({});
});

test.each<[string, number]>([
  ["2026-11-02T16:45:34", 4],
  ["2026-11-02T16:45:34Z", 4],
  ["2026-11-02T16:45:34.00Z", 4],
  ["2026-11-02T16:45:34.000000001Z", 4],
  ["2026-11-02T16:45:34%2B00%3A00", 4],
  ["2026-11-02T16%3A45%3A34.01%2B00%3A00", 3],
  ["2026-11-02T17:45:34%2B01:00", 4],
  ["2026-11-02T08:45:34-08:00", 4],
  ["2026-11-02", 5],
  ["2026-11-03", 0],
])("takes a start of %s", async (start, count) => {
  const { sandbox } = await withFiveMessages();
  const answer = await sandbox.get(`${PATH}?start_date=${start}`);
  expect(answer.status).toBe(200);
  expect(answer.at("data")).toHaveLength(count);
});

test("keeps to the end, which a date alone sets at its start", async () => {
  const { sandbox, ids } = await withFiveMessages();
  const until = async (end: string) =>
    idsIn((await sandbox.get(`${PATH}?start_date=2026-11-01&end_date=${end}`)).at("data"));
  expect(await until("2026-11-02T16:45:34Z")).toEqual(ids.slice(3));
  expect(await until("2026-11-02T16:45:33.99")).toEqual(ids.slice(4));
  expect(await until("2026-11-02")).toEqual([]);
  expect(await until("2026-10-01")).toEqual([]);
});

test.each([
  ["", { start_date: ["Missing data for required field."] }],
  ["?start_date=", expect.objectContaining({ start_date: expect.any(Array) })],
  ["?start_date=yesterday", expect.objectContaining({ start_date: expect.any(Array) })],
  ["?start_date=2026-02-30", { start_date: ["Not a valid datetime."] }],
  ["?start_date=2026-11-02T24:00:00", { start_date: ["Not a valid datetime."] }],
  ["?start_date=2026-11-02T00:00:00%2B99:99", { start_date: ["Not a valid datetime."] }],
  ["?start_date=2026-11-02&end_date=2026-13-01", { end_date: ["Not a valid datetime."] }],
  // An unencoded plus is a space.
  ["?start_date=2026-11-02T00:00:00+00:00", { start_date: ["Not in the expected form."] }],
])("refuses %s", async (query, detail) => {
  const sandbox = await startSandbox();
  const answer = await sandbox.get(`${PATH}${query}`);
  expect(answer.status).toBe(422);
  expect(answer.at("errors", 0, "detail")).toEqual(detail);
});
