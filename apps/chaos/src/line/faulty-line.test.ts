import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { ACT_FAULTS, type ActFault, actFault } from "./faults.ts";
import { openFaultyLine } from "./faulty-line.ts";

const PLAN = { seed: 5, effects: 300 };

/** A carrier that takes everything, behind a line that fails. */
async function open() {
  const got: string[] = [];
  const carrier = createServer((request, response) => {
    got.push(`${request.method} ${request.url}`);
    response.writeHead(request.method === "GET" ? 200 : 201, { "content-type": "application/vnd.api+json" });
    response.end('{"data":{}}');
  });
  await new Promise<void>((resolve) => carrier.listen(0, "127.0.0.1", resolve));
  const address = carrier.address();
  if (address === null || typeof address === "string") throw new Error("The carrier has no port.");
  const line = await openFaultyLine(`http://127.0.0.1:${address.port}`, PLAN);
  onTestFinished(async () => {
    await line.close();
    carrier.close();
  });
  return { line, got };
}

/** A number whose first purchase meets this fault. */
function numberFor(fault: ActFault): string {
  for (let number = 12_065_550_100; ; number += 1)
    if (actFault(PLAN, "number", `number ${number}`, 1) === fault) return String(number);
}

const seenBy = (url: string, init: RequestInit): Promise<string> =>
  fetch(url, { ...init, signal: AbortSignal.timeout(500) }).then(
    ({ status, headers }) => `${status} ${headers.get("content-type")?.split("/")[1]}`,
    (error: unknown) => (error instanceof Error && error.name === "TimeoutError" ? "nothing" : "a cut"),
  );

const SEEN: Record<ActFault, [seen: string, acted: boolean]> = {
  "cut before": ["a cut", false],
  "cut after": ["a cut", true],
  "500 before": ["500 vnd.api+json", false],
  "500 after": ["500 vnd.api+json", true],
  "429 before": ["429 vnd.api+json", false],
  "never answered, before": ["nothing", false],
  "never answered, after": ["nothing", true],
  "HTML after": ["200 html", true],
};

test.each(ACT_FAULTS)("%s: the sender sees it, and the carrier has acted or not", async (fault) => {
  const { line, got } = await open();
  line.rough(true);
  const number = numberFor(fault);
  const [seen, acted] = SEEN[fault];
  expect(await seenBy(`${line.url}/v2/numbers/${number}`, { method: "POST" })).toBe(seen);
  expect(got).toEqual(acted ? [`POST /v2/numbers/${number}`] : []);
  expect(line.acts).toEqual(acted ? [{ kind: "number", identity: `number ${number}`, status: 201 }] : []);
  expect([...line.faults]).toEqual([[fault, 1]]);
});

test("passes everything before and after", async () => {
  const { line } = await open();
  const number = numberFor("cut before");
  const buy = () => seenBy(`${line.url}/v2/numbers/${number}`, { method: "POST" });
  expect(await buy()).toBe("201 vnd.api+json");
  line.rough(true);
  expect(await buy()).toBe("a cut");
  line.rough(false);
  expect(await buy()).toBe("201 vnd.api+json");
  expect(line.acts).toHaveLength(2);
});

test("an act that the run does not know does not pass", async () => {
  const { line, got } = await open();
  expect(await seenBy(`${line.url}/v2/e911s`, { method: "POST" })).toBe("a cut");
  expect(got).toEqual([]);
  expect(line.mistakes).toEqual([expect.stringContaining("/v2/e911s")]);
});
