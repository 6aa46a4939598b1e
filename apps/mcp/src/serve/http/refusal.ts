/** Why a request went no further, in JSON-RPC's words: hosts show `message`. */
export const refusal = (
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ jsonrpc: "2.0", id: null, error: { code, message } }, { status, headers });

/** Codes of JSON-RPC, and the one that implementations may use as they like. */
export const PARSE_ERROR = -32_700;
export const INVALID_REQUEST = -32_600;
export const SERVER_ERROR = -32_000;
