import { join } from "node:path";
import type { Child } from "../../../children/child-processes.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Sample, Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startLoadGenerator } from "../../../load/load-generator.ts";
import type { Load, LoadFigures, LoadRequest } from "../../../load/run-load.ts";
import type { SandboxOptions } from "../../../servers/sandbox-options.ts";
import { type Receiver, startReceiver } from "../../../webhooks/start-receiver.ts";
import { answering } from "../answering.ts";
import { resident } from "../memory.ts";
import { PLAIN, SANDBOX, twoDigits } from "../names.ts";
import { type Asked, askToSend } from "../same-answers/asked.ts";
import { type ToldPeers, withoutPeers } from "../same-answers/peer-servers.ts";
import { requestOf, startStandIns } from "../same-answers/stand-ins.ts";
import { beginAnew, RECEIPTS, startSendingSandbox, untilTaken } from "./sending-sandbox.ts";

const CONNECTIONS = 16;

/** Messages accepted a second. */
export async function compareSends(
  { children, effort, signal }: Bench,
  toldPeers: ToldPeers,
): Promise<Comparison> {
  const generator = startLoadGenerator(children);
  const receiver = await startReceiver(children);
  const seconds = effort.loadSeconds / 3;
  const started: Child[] = [generator.child, receiver.child];
  const loadOf = (url: string, { headers }: Asked, request: LoadRequest): Load => {
    return { url, headers, requests: [request], connections: CONNECTIONS, seconds };
  };

  const sending = async (name: string, options: SandboxOptions, to?: Receiver): Promise<Subject> => {
    const { child, ready } = await startSendingSandbox(children, options);
    started.push(child);
    const asked = await askToSend(ready);
    const { method, path, body, answer } = asked;
    const expected = { status: answer.status, bodyBytes: Buffer.byteLength(answer.body) };
    const load = loadOf(ready.url, asked, { method, path, body, expected });
    await beginAnew(ready, to);
    return {
      name,
      measure: async () => {
        const before = (await to?.counts())?.taken ?? 0;
        const begin = performance.now();
        const figures = await generator.run(load);
        const webhooks = RECEIPTS * figures.requests;
        if (to !== undefined) await untilTaken(to, before + webhooks);
        const spent = (performance.now() - begin) / 1000;
        const atTheEnd = resident(child);
        // What it has kept must not grow from round to round, and nothing may be left to do in the others' time.
        await beginAnew(ready, to);
        return {
          ...sample(figures),
          ...atTheEnd,
          ...(to !== undefined && { webhooksPerSecond: webhooks / spent }),
        };
      },
    };
  };

  const recorded = await startSendingSandbox(children);
  const asked = await askToSend(recorded.ready);
  await children.end(recorded.child);
  const peers = await toldPeers(asked);
  const standIns: Subject[] = [];
  for (const { name, server } of await startStandIns(children, asked, peers)) {
    started.push(server.child);
    const { url } = server.ready;
    const load = loadOf(url, asked, await requestOf(name, url, asked));
    standIns.push({
      name,
      measure: async () => ({ ...sample(await generator.run(load)), ...resident(server.child) }),
    });
  }

  const comparison = await compare(
    {
      name: "sends",
      title: "Sandbox: POST /v2.1/messages, without the carrier's limit",
      baseline: PLAIN,
      settings: {
        connections: CONNECTIONS,
        seconds: twoDigits(seconds),
        "receipts of a message": RECEIPTS,
        ...withoutPeers(peers),
      },
      metrics: {
        acceptedPerSecond: { label: "accepted", unit: "1/s", better: "higher", against: "ratio" },
        ...answering,
        webhooksPerSecond: { label: "webhooks", unit: "1/s", better: "higher", against: "ratio" },
      },
      subjects: [
        await sending(`${SANDBOX}, with a receiver of webhooks`, {}, receiver),
        await sending("without callbacks", {}),
        await sending("the same, its state in a file", { db: join(children.home, "sends.sqlite") }),
        ...standIns,
      ],
    },
    effort.several,
    signal,
  );
  for (const child of started) await children.end(child);
  return comparison;
}

const sample = ({ requestsPerSecond, p50Ms, p99Ms }: LoadFigures): Sample => ({
  acceptedPerSecond: requestsPerSecond,
  p50Ms,
  p99Ms,
});
