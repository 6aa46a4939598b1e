import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Child } from "../../children/child-processes.ts";
import { compare } from "../../harness/comparison.ts";
import type { Sample, Subject } from "../../harness/interleave.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { startLoadGenerator } from "../../load/load-generator.ts";
import type { Load } from "../../load/run-load.ts";
import { basicAuthorization } from "../../servers/basic-authorization.ts";
import { control } from "../../servers/control.ts";
import { recordAnswer } from "../../servers/recorded-answer.ts";
import type { SandboxOptions } from "../../servers/sandbox-options.ts";
import { setCallbacks } from "../../servers/set-callbacks.ts";
import { startPlainServer, startSandboxWith } from "../../servers/start-server.ts";
import { type Receiver, startReceiver } from "../../webhooks/start-receiver.ts";
import { PLAIN, SANDBOX, twoDigits } from "./names.ts";

const CONNECTIONS = 16;
const PATH = "/v2.1/messages";
/** Of a message that is delivered. */
const RECEIPTS = 3;
const DRAIN_MS = 60_000;

/** A number that every sandbox has, and a handset that is nobody's. */
const MESSAGE = { from: "12065550100", to: "12065550190", body: "Your table is ready. Reply C to cancel." };

/** No limit, enough money, and receipts at once: all work that a message makes is in the figure. */
const OPTIONS: SandboxOptions = {
  balance: 9_000_000,
  messageRates: { sms: 1_000_000, mms: 1_000_000 },
  timeScale: 0,
};

/** Messages accepted a second. */
export async function compareSends({ children, effort, signal }: Bench): Promise<Comparison> {
  const generator = startLoadGenerator(children);
  const receiver = await startReceiver(children);
  const seconds = effort.loadSeconds / 3;
  const started: Child[] = [generator.child, receiver.child];
  const request = { method: "POST", path: PATH, body: JSON.stringify(MESSAGE) } as const;
  const load: Omit<Load, "url" | "headers" | "requests"> = { connections: CONNECTIONS, seconds };

  const sending = async (name: string, options: SandboxOptions, to?: Receiver): Promise<Subject> => {
    const { child, ready } = await startSandboxWith(children, { ...OPTIONS, ...options });
    started.push(child);
    const { url } = ready;
    const headers = { authorization: basicAuthorization(ready), "content-type": "application/json" };
    const { status, body } = await recordAnswer(url + PATH, { method: "POST", headers, body: request.body });
    const expected = { status, bodyBytes: Buffer.byteLength(body) };
    const anew = async () => {
      await control(url, "POST", "/reset", {});
      if (to !== undefined) await setCallbacks(ready, ["sms_dlr"], to.url);
    };
    await anew();
    return {
      name,
      measure: async () => {
        const before = (await to?.counts())?.taken ?? 0;
        const begin = performance.now();
        const figures = await generator.run({ ...load, url, headers, requests: [{ ...request, expected }] });
        const webhooks = RECEIPTS * figures.requests;
        if (to !== undefined) await untilTaken(to, before + webhooks);
        const spent = (performance.now() - begin) / 1000;
        // What it has kept must not grow from round to round, and nothing may be left to do in the others' time.
        await anew();
        return sample(figures, to === undefined ? undefined : webhooks / spent);
      },
    };
  };

  const plain = async (): Promise<Subject> => {
    const { child, ready } = await startSandboxWith(children, OPTIONS);
    const headers = { authorization: basicAuthorization(ready), "content-type": "application/json" };
    const answer = await recordAnswer(ready.url + PATH, { method: "POST", headers, body: request.body });
    await children.end(child);
    const server = await startPlainServer(children, answer);
    started.push(server.child);
    const expected = { status: answer.status, bodyBytes: Buffer.byteLength(answer.body) };
    const all: Load = { ...load, url: server.ready.url, headers, requests: [{ ...request, expected }] };
    return { name: PLAIN, measure: async () => sample(await generator.run(all)) };
  };

  const comparison = await compare(
    {
      name: "sends",
      title: "Sandbox: POST /v2.1/messages, without the carrier's limit",
      baseline: PLAIN,
      settings: { connections: CONNECTIONS, seconds: twoDigits(seconds), "receipts of a message": RECEIPTS },
      metrics: {
        acceptedPerSecond: { label: "accepted", unit: "1/s", better: "higher", against: "ratio" },
        p50Ms: { label: "p50", unit: "ms", better: "lower", against: "ratio" },
        p99Ms: { label: "p99", unit: "ms", better: "lower", against: "ratio" },
        webhooksPerSecond: { label: "webhooks", unit: "1/s", better: "higher", against: "ratio" },
      },
      subjects: [
        await sending(`${SANDBOX}, with a receiver of webhooks`, {}, receiver),
        await sending("without callbacks", {}),
        await sending("the same, its state in a file", { db: join(children.home, "sends.sqlite") }),
        await plain(),
      ],
    },
    effort.several,
    signal,
  );
  for (const child of started) await children.end(child);
  return comparison;
}

function sample(
  { requestsPerSecond, p50Ms, p99Ms }: { requestsPerSecond: number; p50Ms: number; p99Ms: number },
  webhooksPerSecond?: number,
): Sample {
  return {
    acceptedPerSecond: requestsPerSecond,
    p50Ms,
    p99Ms,
    ...(webhooksPerSecond !== undefined && { webhooksPerSecond }),
  };
}

/** @throws Error when the webhooks do not come. */
async function untilTaken({ counts }: Receiver, wanted: number): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const { taken } = await counts();
    if (taken >= wanted) return;
    if (performance.now() > until) throw new Error(`Of ${wanted} webhooks, ${wanted - taken} did not come.`);
    await after(20);
  }
}
