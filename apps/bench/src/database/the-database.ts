// A real PostgreSQL, and flowroute-mcp's way to it, as source: its package exports nothing.

export { openPostgres } from "../../../mcp/src/guard/ledger/postgres/postgres.ts";
export { canRunPostgres, startPostgres } from "../../../mcp/test/postgres-server.ts";
