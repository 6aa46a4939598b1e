// What of flowroute-mcp is measured, as source: its package is one bundled command that exports nothing, and over
// stdio the pipe would hide what is looked for. Node strips the types when it loads the files, before anything is
// timed; what runs after that is the JavaScript that the build bundles.

export type { Execution, Outcome } from "../../../../mcp/src/guard/effect.ts";
export type { Guard } from "../../../../mcp/src/guard/guard.ts";
export type { LedgerFile } from "../../../../mcp/src/guard/ledger/ledger-file.ts";
export * as operations from "../../../../mcp/src/guard/ledger/operations.ts";
export { openPostgres } from "../../../../mcp/src/guard/ledger/postgres/postgres.ts";
export type { Database, Sql } from "../../../../mcp/src/guard/ledger/sql.ts";
export { openSqlite } from "../../../../mcp/src/guard/ledger/sqlite.ts";
export { countOperation, move, note } from "../../../../mcp/src/guard/move.ts";
export { servedFrom } from "../../../../mcp/src/served.ts";
export { readCommand, type Settings } from "../../../../mcp/src/settings/settings.ts";
export { catalog } from "../../../../mcp/src/tools/catalog.ts";
export type { Tool, ToolAnswer } from "../../../../mcp/src/tools/tool.ts";
