import type { Carrier } from "./carrier.ts";
import type { Call } from "./keep-calling.ts";

/** The call that the tools make, from here and without a server between: what a server is held against. */
export async function directCalls({ url, request: { path, headers } }: Carrier): Promise<Call> {
  const document = async () => {
    const response = await fetch(url + path, { headers });
    if (response.status !== 200) throw new Error(`GET ${path} answered ${response.status}.`);
    return JSON.stringify(await response.json());
  };
  const expected = await document();
  return async () => {
    if ((await document()) !== expected) throw new Error(`GET ${path} answered two different things.`);
  };
}
