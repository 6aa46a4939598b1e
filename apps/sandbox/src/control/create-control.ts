import { accountControl } from "./accounts.ts";
import { clockControl } from "./clock.ts";
import { coalesced } from "./coalesce.ts";
import type { SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { faultControl } from "./faults.ts";
import { messageControl } from "./messages.ts";
import { numberControl } from "./numbers.ts";
import { requestControl } from "./requests.ts";
import { snapshotControl } from "./snapshots.ts";
import { stateControl } from "./state.ts";
import { watchOthers } from "./watch-others.ts";
import { webhookControl } from "./webhooks.ts";

export function createControl(context: ControlContext): SandboxControl {
  const { changes, store, closing } = context;
  return {
    ...stateControl(context),
    ...snapshotControl(context),
    ...clockControl(context),
    ...faultControl(context),
    ...requestControl(context),
    ...accountControl(context),
    ...numberControl(context),
    ...messageControl(context),
    ...webhookControl(context),
    onChange: (listener) => {
      const stopListening = coalesced(changes.listen, listener);
      const stopWatching = watchOthers(() => changes.tell("everything"), store, closing);
      return () => {
        stopListening();
        stopWatching();
      };
    },
  };
}
