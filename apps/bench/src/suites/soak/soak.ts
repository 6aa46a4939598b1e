import { join } from "node:path";
import { createFlowroute, createRateLimiter } from "flowroute-client";
import { z } from "zod";
import { quantile } from "../../harness/statistics.ts";
import type { Bench } from "../../harness/suite.ts";
import { control } from "../../servers/control.ts";
import { setCallbacks } from "../../servers/set-callbacks.ts";
import { type SandboxReady, startSandboxWith } from "../../servers/start-server.ts";
import { startReceiver } from "../../webhooks/start-receiver.ts";
import type { Trouble } from "../../webhooks/unreliable.ts";
import { atPace } from "./at-pace.ts";
import type { MemorySample } from "./memory-over-time.ts";
import { messageAt, type Planned, SMS_PER_SECOND, webhooksOf } from "./traffic.ts";
import { untilQuiet } from "./until-quiet.ts";
import { watchMemory } from "./watch-memory.ts";
import { listWebhooks } from "./webhook-list.ts";

/** Five attempts of a hundred are not taken, or taken without an answer; one more takes a second. */
export const TROUBLE: Trouble = {
  seed: 1,
  refused: 0.03,
  cut: 0.01,
  takenAndCut: 0.01,
  slow: 0.01,
  slowMs: 1_000,
};

const RESEND_AFTER_MS = 30_000;
const PRODUCTS = ["sms", "mms", "sms_dlr", "mms_dlr"] as const;
const BALANCE = 10_000;

export type SoakFigures = {
  messages: number;
  inbound: number;
  pictures: number;
  webhooks: number;
  attempts: number;
  duplicates: number;
  lost: number;
  sendP50Ms: number;
  sendP99Ms: number;
  trafficSeconds: number;
};

const sentSchema = z.object({ id: z.string() });

/**
 * Sends and receives at the carrier's pace, by the sandbox's clock, and follows every webhook to a receiver that does
 * not always take it.
 * @throws Error when a webhook was lost, or one came that nothing was sent for.
 */
export async function soak({
  children,
  effort,
  signal,
}: Bench): Promise<{ figures: SoakFigures; memory: MemorySample[] }> {
  const { minutes, timeScale } = effort.soak;
  const receiver = await startReceiver(children, TROUBLE);
  const { child, ready } = await startSandboxWith(children, {
    db: join(children.home, "soak.sqlite"),
    balance: BALANCE,
    // The limit counts real seconds, of which there are fewer.
    messageRates: { sms: 1_000_000, mms: 1_000_000 },
    timeScale,
  });
  await setCallbacks(ready, PRODUCTS, receiver.url);
  const send = sender(ready);

  const total = Math.round(minutes * 60 * SMS_PER_SECOND);
  const expected = new Set<string>();
  const latencies: number[] = [];
  const sent = { inbound: 0, pictures: 0 };
  const memory = watchMemory(child);
  const begin = performance.now();
  await atPace(total, (1000 * timeScale) / SMS_PER_SECOND, signal, async (index) => {
    const message = messageAt(index);
    const asked = performance.now();
    const id = await send(message);
    if (message.direction === "outbound") latencies.push(performance.now() - asked);
    else sent.inbound += 1;
    if (message.withPicture) sent.pictures += 1;
    for (const key of webhooksOf(message.direction, id)) expected.add(key);
  });
  const trafficSeconds = (performance.now() - begin) / 1000;
  const samples = memory.stop();

  const quietMs = 1.5 * RESEND_AFTER_MS * timeScale + TROUBLE.slowMs + 500;
  const { attempts, duplicates } = await untilQuiet(receiver, quietMs, signal);
  const lost = lostOf(expected, await receiver.taken());
  const listed = await listWebhooks(ready.url);
  if (lost > 0 || listed.pending > 0 || listed.givenUp > 0 || listed.all !== expected.size)
    throw new Error(
      `Of ${expected.size} webhooks, ${lost} never came. The sandbox lists ${JSON.stringify(listed)}.`,
    );
  for (const each of [child, receiver.child]) await children.end(each);
  return {
    figures: {
      messages: total,
      ...sent,
      webhooks: expected.size,
      attempts,
      duplicates,
      lost,
      sendP50Ms: quantile(latencies, 0.5),
      sendP99Ms: quantile(latencies, 0.99),
      trafficSeconds,
    },
    memory: samples,
  };
}

/** Sends a message, or lets one arrive. @returns what gives its id. */
function sender({ url, ...keys }: SandboxReady): (message: Planned) => Promise<string> {
  const flowroute = createFlowroute({
    ...keys,
    baseUrl: url,
    rateLimiter: createRateLimiter({ sms: 1e9, mms: 1e9 }),
  });
  return async ({ direction, own, handset, body, withPicture }) => {
    if (direction === "outbound") {
      const picture = { media_urls: [`${url}/_sandbox/samples/picture.png`] };
      const message = { from: own, to: handset, body, ...(withPicture && picture) };
      return (await flowroute.messages.send(message)).id;
    }
    const media = { media: [{ sample: "picture.png" }] };
    const message = { from: handset, to: own, body, ...(withPicture && media) };
    return sentSchema.parse(await control(url, "POST", "/messages", message)).id;
  };
}

/**
 * How many of the expected ones were never taken.
 * @throws Error when one was taken that was not expected.
 */
export function lostOf(expected: ReadonlySet<string>, taken: readonly string[]): number {
  const left = new Set(expected);
  for (const key of taken)
    if (!left.delete(key)) throw new Error(`A webhook came that nothing was sent for: ${key}`);
  return left.size;
}
