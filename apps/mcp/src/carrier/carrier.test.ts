import { createRateLimiter, type Turn } from "flowroute-client";
import { afterEach, expect, it } from "vitest";
import { type Carrier, openCarrier } from "./carrier.ts";

let carrier: Carrier | undefined;
afterEach(() => carrier?.close());

const SANDBOX = { account: { kind: "sandbox" as const }, rates: { sms: 5, mms: 1 }, timeoutMs: 10_000 };

it("has messages wait for the pace that it is given, and tells it of the end of each request", async () => {
  const said: string[] = [];
  const acquire = async ({ product }: Turn) => {
    said.push(product);
    return () => void said.push("ended");
  };
  const pace = (ledgerAccount: string) => {
    said.push(ledgerAccount);
    return { acquire };
  };
  carrier = await openCarrier(SANDBOX, { pace });
  const { flowroute, ledgerAccount } = carrier;
  const from = "+12065550140";
  await flowroute.numbers.purchase(from, { messaging_enabled: true });
  await flowroute.messages.send({ from, to: "+12065550187", body: "Hello" });
  expect(said).toEqual([ledgerAccount, "sms", "ended"]);
});

it("tells hooks of the requests to whatever carrier", async () => {
  const heard: string[] = [];
  const hooks = {
    onRequest: ({ operationId }: { operationId: string }) => void heard.push(operationId),
    onResponse: ({ status }: { status: number | undefined }) => void heard.push(String(status)),
  };
  carrier = await openCarrier(SANDBOX, { hooks });
  await carrier.flowroute.numbers.list({ limit: 1 });
  const { baseUrl } = carrier.account;
  const account = { kind: "flowroute" as const, baseUrl, accessKey: "nobody", secretKey: "nothing" };
  const other = await openCarrier({ ...SANDBOX, account }, { hooks, pace: () => createRateLimiter() });
  await expect(other.flowroute.numbers.list({ limit: 1 })).rejects.toThrow("listNumbers");
  expect(heard).toEqual(["listNumbers", "200", "listNumbers", "401"]);
});
