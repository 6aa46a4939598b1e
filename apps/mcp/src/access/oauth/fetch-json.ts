import { IssuerProblem } from "./outage.ts";

/**
 * Gets a document of the issuer. It follows no redirection: that could lead anywhere.
 * @returns `json` is undefined for what is no JSON
 * @throws IssuerProblem if there is no answer, or it is that the issuer is out of order
 */
export async function fetchJson(
  url: string,
  init: { headers?: Headers | Record<string, string>; signal: AbortSignal },
): Promise<{ status: number; json: unknown }> {
  try {
    const response = await fetch(url, { ...init, redirect: "manual" });
    const { status } = response;
    if (status >= 500 || status === 429) {
      await response.body?.cancel();
      throw new IssuerProblem(`${url} answers ${status}`);
    }
    return { status, json: jsonIn(await response.text()) };
  } catch (error) {
    if (error instanceof IssuerProblem) throw error;
    throw new IssuerProblem(`${url} cannot be reached (${whyIn(error)})`);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch says "fetch failed", and keeps to itself what has failed. */
function whyIn(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return "no answer in time";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
