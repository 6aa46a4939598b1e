import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { onTestFinished } from "vitest";

export const AUDIENCE = "https://mcp.example.com/mcp";

type Key = Awaited<ReturnType<typeof newKey>>;

/** A key pair of the issuer's, and its public half as others see it. */
export async function newKey(alg: string, kid: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: "sig" };
  return { alg, kid, privateKey, publicKey, jwk };
}

/** An OAuth issuer on loopback. `answers` may be changed while it runs; what is not there is a 404. */
export async function openIssuer({ path = "", slash = "" } = {}) {
  const answers = new Map<string, (response: ServerResponse) => void>();
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const answer = answers.get(url);
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  await listen(0);
  onTestFinished(close);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const setting = `${origin}${path}`;
  const issuer = `${setting}${slash}`;
  const answerJson = (url: string, json: unknown) =>
    answers.set(url, (response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(json));
    });
  const setKeys = (...keys: Key[]) => answerJson("/keys", { keys: keys.map(({ jwk }) => jwk) });
  answerJson(`/.well-known/oauth-authorization-server${path}`, { issuer, jwks_uri: `${origin}/keys` });
  return {
    /** As the operator sets it, and as its tokens have it. */
    setting,
    issuer,
    origin,
    answers,
    answerJson,
    asked,
    setKeys,
    close,
    reopen: () => listen(port),
    /** A token for this server, good for an hour, apart from these claims; undefined leaves one out. */
    sign: (key: Key, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: issuer, aud: AUDIENCE, sub: "user-1", exp: now + 3600, ...claims };
      return (
        new SignJWT(JSON.parse(JSON.stringify(all)))
          .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
          // So that a header with it can be made at all.
          .sign(key.privateKey, { crit: { "unheard-of": true } })
      );
    },
  };
}
