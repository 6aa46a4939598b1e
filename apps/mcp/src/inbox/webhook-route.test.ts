import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LedgerError } from "../guard/ledger/sql.ts";
import { listen, SECRET, webhookUrl } from "./for-tests.ts";
import { createWebhookRoute } from "./webhook-route.ts";

const SMS = {
  id: "mdr2-4e5435f325d9431f9e64118b20895b08",
  from: "12065550187",
  to: "12065550140",
  body: "Private",
};

async function openRoute() {
  const said: string[] = [];
  const received: string[] = [];
  const outcomes: string[] = [];
  const ledger: { failure: Error | undefined } = { failure: undefined };
  const route = createWebhookRoute({
    came: (_, outcome) => outcomes.push(outcome),
    secret: SECRET,
    say: (line) => said.push(line),
    receive: async ({ id }) => {
      if (ledger.failure !== undefined) throw ledger.failure;
      received.push(id);
    },
  });
  const server = await listen(route);
  const found = async (path: string) =>
    (await route(new Request(`${server}${path}`, { method: "POST", body: JSON.stringify(SMS) }))).status;
  const post = async (body: string | Uint8Array<ArrayBuffer>, path = `/webhooks/flowroute/${SECRET}`) => {
    const response = await fetch(`${server}${path}`, { method: "POST", body });
    return { status: response.status, text: await response.text() };
  };
  return { server, post, found, said, received, outcomes, ledger };
}

describe("the secret path", () => {
  it("takes what is posted, and nothing else", async () => {
    const { server, post, received } = await openRoute();
    expect((await post(JSON.stringify(SMS))).status).toBe(200);
    expect(received).toEqual([SMS.id]);
    expect((await fetch(webhookUrl(server))).status).toBe(405);
    expect((await post("{}")).status).toBe(400);
    expect((await post("x".repeat(1_048_577))).status).toBe(413);
    expect(received).toHaveLength(1);
  });

  it("is not found under any other path, whatever the method, and nothing is said of it", async () => {
    const { server, post, found, received, said } = await openRoute();
    const wrong = [
      "/",
      "/webhooks/flowroute",
      "/webhooks/flowroute/",
      `/webhooks/flowroute/${SECRET}/`,
      `/webhooks/flowroute/${SECRET}x`,
      `/webhooks/flowroute/${SECRET.slice(0, -1)}`,
      `/webhooks/flowroute/${SECRET.toUpperCase()}`,
      `/webhooks/flowroute/%61${SECRET.slice(1)}`,
      `/webhooks/flowroute//${SECRET}`,
      `/webhooks/${SECRET}`,
      `/${SECRET}`,
      `/webhooks/flowroute/?${SECRET}`,
    ];
    for (const path of wrong) expect(await found(path), path).toBe(404);
    const [path = ""] = wrong;
    expect(await post(JSON.stringify(SMS), path)).toEqual({ status: 404, text: '{"error":"not found"}' });
    expect((await fetch(`${server}${path}`)).status).toBe(404);
    const others = fc
      .record({ start: fc.nat(SECRET.length), end: fc.nat(SECRET.length), more: fc.string() })
      .map(({ start, end, more }) => `/webhooks/flowroute/${SECRET.slice(start, end)}${more}`)
      .filter((path) => !new URL(`${server}${path}`).pathname.endsWith(`/${SECRET}`));
    await fc.assert(
      fc.asyncProperty(others, async (path) => {
        expect(await found(path)).toBe(404);
      }),
    );
    expect([received, said]).toEqual([[], []]);
  });
});

describe("what cannot be stored", () => {
  it("is answered with 500, and the operator is told once until it works again", async () => {
    const { post, said, received, outcomes, ledger } = await openRoute();
    ledger.failure = new LedgerError("The ledger cannot be opened.");
    for (let count = 0; count < 3; count += 1)
      expect(await post(JSON.stringify(SMS))).toEqual({ status: 500, text: "The webhook was not taken." });
    ledger.failure = undefined;
    expect((await post(JSON.stringify(SMS))).status).toBe(200);
    ledger.failure = new TypeError(`cannot store ${SMS.body} of ${SMS.from}`);
    expect((await post(JSON.stringify(SMS))).status).toBe(500);
    expect(said).toEqual([
      "webhooks are not stored, and the carrier posts them again. The ledger cannot be opened.",
      "webhooks are stored again",
      "webhooks are not stored, and the carrier posts them again. (TypeError)",
    ]);
    expect(received).toHaveLength(1);
    expect((await post("{}")).status).toBe(400);
    expect(outcomes).toEqual(["failed", "failed", "failed", "failed", "refused"]);
  });

  it("is said without what came in: no path, number or text", async () => {
    const { post, said } = await openRoute();
    const bodies = fc.oneof(
      fc.constantFrom(
        JSON.stringify({ ...SMS, from: "" }),
        JSON.stringify({ ...SMS, id: SMS.body }),
        JSON.stringify({ ...SMS, to: [SMS.to] }),
        `${JSON.stringify(SMS)}${SMS.body}`,
      ),
      fc.string().map((text) => `${text}${SMS.body}`),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect((await post(body)).status).toBe(400);
      }),
      { numRuns: 50 },
    );
    expect(said.length).toBeGreaterThan(20);
    for (const line of said) expect(line).not.toMatch(/Private|206555|guesses/);
  });
});
