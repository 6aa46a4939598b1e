import { TOOL_SCOPES } from "./scopes.ts";

const WELL_KNOWN = "/.well-known/oauth-protected-resource";
const ENDPOINT = "/mcp";

/** What a client asks an issuer for a token for: the URL of the endpoint. */
export const resourceAt = (base: string): string => new URL(`${base}${ENDPOINT}`).href;

/** Where the document on it is. */
export const metadataAt = (base: string): string => new URL(`${base}${WELL_KNOWN}${ENDPOINT}`).href;

/** Whether the request asks for the document. Clients that saw no challenge put the whole path behind the well-known one. */
export function asksForMetadata({ method, url }: Request, base: string): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const path = new URL(url).pathname;
  return [
    WELL_KNOWN,
    `${WELL_KNOWN}${ENDPOINT}`,
    `${WELL_KNOWN}${new URL(resourceAt(base)).pathname}`,
  ].includes(path);
}

/** The document of RFC 9728. */
export function metadataDocument(method: string, base: string, issuer: string): Response {
  const document = {
    resource: resourceAt(base),
    authorization_servers: [issuer],
    scopes_supported: TOOL_SCOPES,
    bearer_methods_supported: ["header"],
    resource_name: "Flowroute phone numbers and messages",
  };
  return new Response(method === "HEAD" ? null : JSON.stringify(document), {
    headers: { "content-type": "application/json", "cache-control": "max-age=300" },
  });
}
