import { z } from "zod";
import { ask, NotPublished } from "./ask.ts";

export const REGISTRY = "https://registry.modelcontextprotocol.io";

/** Where a job of GitHub Actions gets a token that says which repository it is of. */
export type Identity = { requestUrl: string; requestToken: string };

const idToken = z.object({ value: z.string().min(1) });
const registryToken = z.object({ registry_token: z.string().min(1) });
const published = z.object({ server: z.object({ name: z.string(), version: z.string() }) });

// Not mcp-publisher, which does the same: it is a binary to be downloaded, and these are three requests.

/** In seconds, and growing. All together, and with a sign-in each time, they fit into the time that the job has. */
const WAITS = [5, 15, 45, 90];

/**
 * Tells the registry of MCP of a version that npm has. It is told again for a while where that may help: right after a
 * release npm does not show the version everywhere.
 * @param pause waits, and may say why
 * @returns whether it was new to it: another run may have told it before
 * @throws NotPublished
 */
export async function publish(
  server: { name: string; version: string },
  at: { registry: string; identity: Identity },
  pause: (seconds: number, why: string) => Promise<void>,
): Promise<"published" | "was there"> {
  for (const seconds of WAITS) {
    try {
      return await publishOnce(server, at);
    } catch (error) {
      if (!(error instanceof NotPublished && error.passes)) throw error;
      await pause(seconds, error.message);
    }
  }
  return publishOnce(server, at);
}

async function publishOnce(
  server: { name: string; version: string },
  { registry, identity }: { registry: string; identity: Identity },
): Promise<"published" | "was there"> {
  const token = await signIn(registry, identity);
  const answer = await ask(`${registry}/v0/publish`, "publish", published, {
    token,
    body: server,
    // The registry never takes a version twice.
    except: (text) => text.includes("duplicate version"),
  });
  return answer === undefined ? "was there" : "published";
}

async function signIn(registry: string, { requestUrl, requestToken }: Identity): Promise<string> {
  const url = new URL(requestUrl);
  // The registry takes no token that is meant for another: the audience is its own address.
  url.searchParams.set("audience", new URL(registry).origin);
  const { value } = await ask(url.href, "get an identity from GitHub", idToken, { token: requestToken });
  const exchanged = await ask(`${registry}/v0/auth/github-oidc`, "sign in", registryToken, {
    body: { oidc_token: value },
  });
  return exchanged.registry_token;
}
