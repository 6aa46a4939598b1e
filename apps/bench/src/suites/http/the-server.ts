// What of flowroute-mcp the bare server has as well, as source: its package is one bundled command that exports nothing.

export { TOOL_SCOPES } from "../../../../mcp/src/access/scopes.ts";
export { openCarrier } from "../../../../mcp/src/carrier/carrier.ts";
export { createLedger } from "../../../../mcp/src/guard/ledger/ledger-place.ts";
export { annotationsOf } from "../../../../mcp/src/serve/annotations.ts";
export { advertised } from "../../../../mcp/src/serve/schemas.ts";
export { servedFrom } from "../../../../mcp/src/served.ts";
export { readCommand } from "../../../../mcp/src/settings/settings.ts";
export { catalog } from "../../../../mcp/src/tools/catalog.ts";
