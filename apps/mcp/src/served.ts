import type { Carrier } from "./carrier.ts";
import { createGuard } from "./guard/guard.ts";
import { instructions } from "./instructions.ts";
import { createTicketCodec } from "./serve/asking.ts";
import type { Served } from "./serve/build-server.ts";
import type { Settings } from "./settings/settings.ts";
import { catalog } from "./tools/catalog.ts";

/** The one definition that every way of reaching the server serves. */
export function servedFrom(
  { policy, toolNames }: Pick<Settings, "policy" | "toolNames">,
  { flowroute, account }: Carrier,
  version: string,
): Served {
  const guard = createGuard(policy);
  return {
    name: "flowroute-mcp",
    version,
    instructions: instructions(account.kind === "sandbox"),
    tools: catalog.filter(({ name }) => toolNames.includes(name)),
    tickets: createTicketCodec(),
    callTool: (tool, input, { canAsk, answer, signal, onProgress }) =>
      tool.call(input, {
        flowroute,
        account,
        guard,
        caller: { canAsk, answer },
        signal,
        onProgress,
        now: Date.now,
      }),
  };
}
