import { basicAuthorization } from "./basic-authorization.ts";
import type { SandboxReady } from "./start-server.ts";

export type CallbackProduct = "sms" | "mms" | "sms_dlr" | "mms_dlr";

/** Has the account's webhooks of these kinds posted to this URL. */
export async function setCallbacks(
  { url, ...keys }: SandboxReady,
  products: readonly CallbackProduct[],
  callback: string,
): Promise<void> {
  for (const product of products) {
    const response = await fetch(`${url}/v2.1/messages/${product}_callback`, {
      method: "PUT",
      headers: { authorization: basicAuthorization(keys), "content-type": "application/json" },
      body: JSON.stringify({ callback_url: callback }),
    });
    if (!response.ok) throw new Error(`The callback for ${product} was not taken: ${response.status}.`);
  }
}
