import { createFlowroute } from "flowroute-client";
import type { SandboxReady } from "./start-server.ts";

/** A request for one number of the account. */
export type NumberRequest = { number: string; path: string; headers: Record<string, string> };

/** Buys one number in a fresh sandbox, so that there is one to GET by its id. */
export async function ownedNumber({ url, accessKey, secretKey }: SandboxReady): Promise<NumberRequest> {
  const flowroute = createFlowroute({ accessKey, secretKey, baseUrl: url });
  const [available] = (await flowroute.numbers.searchAvailable({ limit: 1 })).items;
  if (available === undefined) throw new Error("The sandbox has no number to buy.");
  const { id } = await flowroute.numbers.purchase(available.id);
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
  return {
    number: id,
    path: `/v2/numbers/${id}`,
    headers: { authorization, accept: "application/vnd.api+json" },
  };
}
