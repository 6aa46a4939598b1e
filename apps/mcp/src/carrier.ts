import { createFlowroute, type Flowroute, FlowrouteInputError } from "flowroute-client";
import { CARRIER_URL, type Settings, SettingsError } from "./settings/settings.ts";
import type { Account } from "./tools/tool.ts";

/** The account that the tools act on, and how to let go of it. */
export type Carrier = { flowroute: Flowroute; account: Account; close: () => Promise<void> };

/** US dollars of the embedded sandbox: enough for tools that take fifty numbers. */
const PLAY_MONEY = 1000;

/** Connects to the carrier, or brings up the sandbox inside this process. */
export async function openCarrier(settings: Settings["account"]): Promise<Carrier> {
  if (settings.kind === "flowroute")
    return {
      flowroute: clientFor(settings),
      account: { kind: settings.baseUrl === CARRIER_URL ? "flowroute" : "other", baseUrl: settings.baseUrl },
      close: async () => {},
    };
  // Only those who ask for the sandbox wait for it to load.
  const { createSandbox } = await import("flowroute-sandbox");
  const sandbox = await createSandbox({ balance: PLAY_MONEY });
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  return {
    flowroute: createFlowroute({ baseUrl, accessKey, secretKey }),
    account: { kind: "sandbox", baseUrl },
    close: () => sandbox.close(),
  };
}

function clientFor(keys: { baseUrl: string; accessKey: string; secretKey: string }): Flowroute {
  try {
    return createFlowroute(keys);
  } catch (error) {
    if (error instanceof FlowrouteInputError) throw new SettingsError(inVariables(error.message));
    throw error;
  }
}

/** The client speaks of its options; an operator sets variables. */
const inVariables = (message: string): string =>
  message
    .replace("accessKey", "FLOWROUTE_ACCESS_KEY")
    .replace("secretKey", "FLOWROUTE_SECRET_KEY")
    .replace("baseUrl", "FLOWROUTE_BASE_URL");

/** Whether the keys would cross a network in clear text. */
export function isInClearText(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
