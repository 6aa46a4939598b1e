import type { Bench } from "../../../harness/suite.ts";
import { type NumberRequest, ownedNumber } from "../../../servers/owned-number.ts";
import { type SandboxReady, startSandbox } from "../../../servers/start-server.ts";

/** An account at a sandbox, and the number of it that all ask about. */
export type Carrier = SandboxReady & { request: NumberRequest };

export async function startCarrier({ children }: Bench): Promise<Carrier> {
  const { ready } = await startSandbox(children);
  return { ...ready, request: await ownedNumber(ready) };
}
