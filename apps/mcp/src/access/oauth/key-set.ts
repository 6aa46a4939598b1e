import { z } from "zod";
import { fetchJson } from "./fetch-json.ts";
import { IssuerProblem } from "./outage.ts";

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

export type KeySet = z.infer<typeof KeySet>;

/**
 * Gets the keys with which the issuer signs.
 * @throws IssuerProblem
 */
export async function readKeySet(url: string, init: Parameters<typeof fetchJson>[1]): Promise<KeySet> {
  const { status, json } = await fetchJson(url, init);
  if (status !== 200) throw new IssuerProblem(`${url} answers ${status}`);
  const { data } = KeySet.safeParse(json);
  if (data === undefined) throw new IssuerProblem(`${url} has no set of keys`);
  return data;
}
