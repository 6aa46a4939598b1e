import { readFileSync } from "node:fs";
import {
  createFlowroute,
  createRateLimiter,
  type Flowroute,
  FlowrouteError,
  type FlowrouteOptions,
} from "flowroute-client";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { FAULTS, SILENT } from "./faults.ts";
import { type Line, openLine } from "./faulty-line.ts";

const NUMBER = "12065550100";
const METHODS: Record<"GET" | "PATCH" | "POST", (flowroute: Flowroute) => Promise<unknown>> = {
  GET: ({ numbers }) => numbers.get(NUMBER),
  PATCH: ({ numbers }) => numbers.updatePrimaryRoute(NUMBER, "0"),
  POST: ({ messages }) => messages.send({ from: NUMBER, to: "12065550142", body: "Once" }),
};

/** The rows of the README's table of failures. */
const README = new URL("../../../../packages/client/README.md", import.meta.url);
const rows = Array.from(
  readFileSync(README, "utf8").matchAll(
    /^\| (.+?) +\| `(Flowroute\w+)` +\| (\d) +\| (\d) +\| (\d) +\| `(\w+)` +\|$/gm,
  ),
  ([, failure = "", error, repeatable, post, attempts, outcome]) => ({
    failure,
    error,
    GET: Number(repeatable),
    PATCH: Number(repeatable),
    POST: Number(post),
    /** Of a GET or a PATCH: more than what arrives if nothing gets through. */
    attempts: Number(attempts),
    outcome,
  }),
);

let sandbox: Sandbox;
/** Requests that the sandbox has answered. */
let answered = 0;
beforeAll(async () => {
  sandbox = await createSandbox({ timeScale: 0, onRequest: () => void answered++ });
});
afterAll(() => sandbox.close());

// The shortest of the random waits.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function clientOf(line: Line, options: FlowrouteOptions = {}): Flowroute {
  const { accessKey, secretKey } = sandbox;
  const rateLimiter = createRateLimiter({ sms: 1000 });
  return createFlowroute({ accessKey, secretKey, baseUrl: line.url, rateLimiter, ...options });
}

async function errorOf(call: Promise<unknown>): Promise<FlowrouteError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FlowrouteError))
    throw new Error("No FlowrouteError was thrown.", { cause: thrown });
  return thrown;
}

test("the README's table has every failure, and no other", () => {
  expect(rows.map(({ failure }) => failure).sort()).toEqual(Object.keys(FAULTS).sort());
});

test.each(rows)(
  "$failure: as the README says",
  async ({ failure, error: name, outcome, attempts, ...requests }) => {
    const open = FAULTS[failure];
    if (open === undefined) throw new Error("There is no such fault.");
    const options = SILENT.has(failure) ? { timeoutMs: 400 } : {};
    const answeredBefore = answered;
    const lines: Line[] = [];
    const ends = (["GET", "PATCH", "POST"] as const).map(async (method) => {
      const line = await open(sandbox.url);
      lines.push(line);
      const error = await errorOf(METHODS[method](clientOf(line, options)));
      // A line passes on all that it gets, or nothing.
      expect([0, line.arrived()]).toContain(line.forwarded());
      return {
        method,
        name: error.name,
        outcome: error.outcome,
        attempts: error.attempts,
        arrived: line.arrived(),
      };
    });
    const attemptsOf = {
      GET: attempts,
      PATCH: attempts,
      POST: requests.POST === 0 ? attempts : requests.POST,
    };
    expect(await Promise.all(ends)).toEqual(
      (["GET", "PATCH", "POST"] as const).map((method) => ({
        method,
        name,
        outcome,
        attempts: attemptsOf[method],
        arrived: requests[method],
      })),
    );
    const forwarded = lines.reduce((sum, line) => sum + line.forwarded(), 0);
    // It counts a request when the answer has gone.
    await vi.waitFor(() => expect(answered - answeredBefore).toBe(forwarded));
  },
);

test("a message whose answer was cut off is in the carrier's records once", async () => {
  const line = await FAULTS["cut after the carrier acted"]?.(sandbox.url);
  if (line === undefined) throw new Error("There is no such fault.");
  const body = "Cut off, and not sent again";
  const call = clientOf(line).messages.send({ from: NUMBER, to: "12065550142", body });
  expect(await errorOf(call)).toMatchObject({ outcome: "unknown", attempts: 1 });
  expect(await recordsOf(/^Cut off, and not sent again$/)).toHaveLength(1);
});

test.each(["GET", "PATCH"] as const)("%s comes through when the line fails only at first", async (method) => {
  let failures = 2;
  const line = await openLine(sandbox.url, async ({ response, cut, askCarrier }) => {
    if (failures-- > 0) return cut();
    const { status, headers, body } = await askCarrier();
    response.writeHead(status, headers).end(status === 204 ? undefined : body);
  });
  await METHODS[method](clientOf(line));
  expect(line.arrived()).toBe(3);
  expect(line.forwarded()).toBe(1);
});

test("twelve messages at once keep the carrier's limit, and each is in its records once", async () => {
  const line = await openLine(sandbox.url, async ({ response, askCarrier }) => {
    const { status, headers, body } = await askCarrier();
    response.writeHead(status, headers).end(body);
  });
  // The sandbox counts in calendar seconds, as the carrier does: begin in one that nobody has used.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { messages } = clientOf(line, { rateLimiter: createRateLimiter() });
  const sends = Array.from({ length: 12 }, (_, index) =>
    messages.send({ from: NUMBER, to: "12065550142", body: `One of twelve: ${index}` }),
  );
  const sent = (await Promise.all(sends)).map(({ id }) => id);
  const recorded = await recordsOf(/^One of twelve/);
  expect(recorded.sort()).toEqual(sent.sort());
});

/** Ids of the messages that the carrier has taken, by their text. */
async function recordsOf(text: RegExp): Promise<string[]> {
  const { messages } = clientOf({ url: sandbox.url, arrived: () => 0, forwarded: () => 0 });
  const ids: string[] = [];
  for await (const { id, body } of messages.list({ start_date: "2026-01-01" })) {
    if (body !== null && text.test(body)) ids.push(id);
  }
  return ids;
}
