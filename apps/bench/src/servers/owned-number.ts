import { createFlowroute } from "flowroute-client";
import { basicAuthorization } from "./basic-authorization.ts";
import type { SandboxReady } from "./start-server.ts";

/** A request for one number of the account. */
export type NumberRequest = { number: string; path: string; headers: Record<string, string> };

/** Buys one number in a fresh sandbox, so that there is one to GET by its id and to send from. */
export async function ownedNumber({ url, ...keys }: SandboxReady): Promise<NumberRequest> {
  const flowroute = createFlowroute({ ...keys, baseUrl: url });
  const [available] = (await flowroute.numbers.searchAvailable({ limit: 1 })).items;
  if (available === undefined) throw new Error("The sandbox has no number to buy.");
  const { id } = await flowroute.numbers.purchase(available.id, { messaging_enabled: true });
  return {
    number: id,
    path: `/v2/numbers/${id}`,
    headers: { authorization: basicAuthorization(keys), accept: "application/vnd.api+json" },
  };
}
