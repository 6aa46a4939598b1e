import { setTimeout as after } from "node:timers/promises";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import { control } from "../../../servers/control.ts";
import type { SandboxOptions } from "../../../servers/sandbox-options.ts";
import { setCallbacks } from "../../../servers/set-callbacks.ts";
import { type SandboxReady, type StartedServer, startSandboxWith } from "../../../servers/start-server.ts";
import type { Receiver } from "../../../webhooks/start-receiver.ts";

/** Webhooks that come of a message that is delivered. */
export const RECEIPTS = 3;
const DRAIN_MS = 60_000;

/** No limit, enough money, and receipts at once: all work that a message makes is in the figure. */
const OPTIONS: SandboxOptions = {
  balance: 9_000_000,
  messageRates: { sms: 1_000_000, mms: 1_000_000 },
  timeScale: 0,
};

export const startSendingSandbox = (
  children: ChildProcesses,
  options: SandboxOptions = {},
): Promise<StartedServer<SandboxReady>> => startSandboxWith(children, { ...OPTIONS, ...options });

/** Nothing is kept and nothing left to do; receipts go to this receiver, if there is one. */
export async function beginAnew(ready: SandboxReady, receiver: Receiver | undefined): Promise<void> {
  await control(ready.url, "POST", "/reset", {});
  if (receiver !== undefined) await setCallbacks(ready, ["sms_dlr"], receiver.url);
}

/** @throws Error when the webhooks do not come. */
export async function untilTaken({ counts }: Receiver, wanted: number): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const { taken } = await counts();
    if (taken >= wanted) return;
    if (performance.now() > until) throw new Error(`Of ${wanted} webhooks, ${wanted - taken} did not come.`);
    await after(20);
  }
}
