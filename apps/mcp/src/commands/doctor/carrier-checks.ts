import { FlowrouteAuthenticationError, FlowrouteRateLimitError } from "flowroute-client";
import type { Carrier } from "../../carrier/carrier.ts";
import { whatHappened } from "../../terms/failure.ts";
import { type Check, failed, ok, warning } from "./check.ts";
import { clockCheck } from "./clock-check.ts";

const LONGEST_MS = 10_000;

/** Asks the carrier once, by reading only: are the keys good, is it there, and what time is it there? */
export async function carrierChecks(
  { flowroute, account }: Pick<Carrier, "flowroute" | "account">,
  timeoutMs: number,
  now: () => number,
): Promise<Check[]> {
  const isSandbox = account.kind === "sandbox";
  const place = isSandbox
    ? "the sandbox inside this process (nothing is real)"
    : new URL(account.baseUrl).host;
  const asked = now();
  try {
    const { response } = await flowroute.numbers
      .list({ limit: 1 }, { maxRetries: 0, timeoutMs: Math.min(timeoutMs, LONGEST_MS) })
      .withResponse();
    return [
      ok(`Carrier: ${place} answers${isSandbox ? "" : ", and takes the keys"}`),
      clockCheck(response.headers.get("date"), asked, now()),
    ];
  } catch (error) {
    return [failure(error, place)];
  }
}

function failure(error: unknown, place: string): Check {
  const what = whatHappened(error);
  if (error instanceof FlowrouteAuthenticationError) return failed(`Carrier: ${place} answers. ${what}`);
  if (error instanceof FlowrouteRateLimitError)
    return warning(`Carrier: ${place} answers, and the keys were not checked. ${what}`);
  return failed(`Carrier: ${place} did not answer as it should. ${what}`);
}
