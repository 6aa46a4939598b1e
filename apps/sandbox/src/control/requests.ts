import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { pageOf } from "./page.ts";
import { showRequest, showRequestDetail } from "./show.ts";

export function requestControl({
  store,
  journal,
}: ControlContext): Pick<SandboxControl, "listRequests" | "getRequest" | "deleteRequests"> {
  const secrets = () => store.accounts.all().map(({ secretKey }) => secretKey);
  return {
    listRequests: ({ limit, before } = {}) => {
      if (before !== undefined && !Number.isSafeInteger(before)) {
        throw new ControlError(422, "before must be an integer.");
      }
      return journal
        .list({ ...pageOf(limit === undefined ? {} : { limit }), before })
        .map((entry) => showRequest(entry, secrets()));
    },
    getRequest: ({ id }) => {
      const entry = journal.get(id);
      if (entry === undefined)
        throw new ControlError(404, "There is no such request, or it is too long ago.");
      return showRequestDetail(entry, secrets());
    },
    deleteRequests: () => journal.clear(),
  };
}
