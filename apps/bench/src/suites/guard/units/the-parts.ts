// Parts of flowroute-mcp that work on the ledger beside a call's own way, as source.

export { createPermits } from "../../../../../mcp/src/carrier/pace/permits.ts";
export { createSharedPace } from "../../../../../mcp/src/carrier/pace/shared-pace.ts";
export { PACE_TIMES } from "../../../../../mcp/src/carrier/pace/times.ts";
export type { GuardContext } from "../../../../../mcp/src/guard/context.ts";
export { takeUp } from "../../../../../mcp/src/guard/find-out.ts";
export { unfinished } from "../../../../../mcp/src/guard/ledger/operations.ts";
export { standingOf } from "../../../../../mcp/src/guard/standing.ts";
export { createInbox } from "../../../../../mcp/src/inbox/inbox.ts";
