import type { Access } from "./access.ts";
import { createAccess } from "./create-access.ts";
import { newKey, openIssuer } from "./oauth/for-tests.ts";

export const PUBLIC_URL = "https://mcp.example.com";
export const METADATA_URL = `${PUBLIC_URL}/.well-known/oauth-protected-resource/mcp`;

export const NOTHING = {
  publicUrl: undefined,
  tokensFile: undefined,
  oauthIssuer: undefined,
  oauthAudience: undefined,
};

export function accessOf(http: Partial<Parameters<typeof createAccess>[0]["http"]>, now = Date.now) {
  const said: string[] = [];
  const access = createAccess({ http: { ...NOTHING, ...http }, say: (line) => said.push(line), now });
  return { access, said };
}

export const requestWith = (authorization?: string, url = `${PUBLIC_URL}/mcp`) =>
  new Request(url, { method: "POST", headers: authorization === undefined ? {} : { authorization } });

/** What who sends this is told, and everything of it in one text. */
export async function answerTo(access: Access, request: Request) {
  const found = await access.identify(request);
  if (!("response" in found)) throw new Error(`${found.subject} was let in`);
  return read(found.response);
}

export async function read(response: Response) {
  const challenge = response.headers.get("www-authenticate");
  const text = await response.text();
  return {
    status: response.status,
    challenge,
    parameters: Object.fromEntries(
      [...(challenge ?? "").matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
    body: JSON.parse(text),
    whole: [...response.headers].flat().join("\n") + text,
    retryAfter: response.headers.get("retry-after"),
  };
}

export const withIssuer = async (
  http: Partial<Parameters<typeof createAccess>[0]["http"]> = {},
  now = Date.now,
) => {
  const issuer = await openIssuer();
  const key = await newKey("ES256", "ec-1");
  issuer.setKeys(key);
  return { issuer, key, ...accessOf({ publicUrl: PUBLIC_URL, oauthIssuer: issuer.setting, ...http }, now) };
};
