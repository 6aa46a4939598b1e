import { createHash, timingSafeEqual } from "node:crypto";
import {
  createWebhookHandler,
  type FlowrouteWebhook,
  FlowrouteWebhookError,
} from "flowroute-client/webhooks";
import { LedgerError } from "../guard/ledger/sql.ts";
import { WEBHOOK_PATH } from "./webhook-path.ts";

/** What became of a webhook. `unknown`: it was not understood. `known`: it was posted before. `failed`: it could not be stored, and the carrier posts it again. */
export type Came = (
  kind: FlowrouteWebhook["type"] | "unknown",
  outcome: "stored" | "known" | "refused" | "failed",
) => void;

type Route = {
  secret: string;
  /** Rejects when it could not be stored. */
  receive: (webhook: FlowrouteWebhook) => Promise<void>;
  /** For the operator. */
  say: (line: string) => void;
  came: Came;
};

/** Answers `POST /webhooks/flowroute/SECRET`; any other path is not found, whatever its method. */
export function createWebhookRoute({
  secret,
  receive,
  say,
  came,
}: Route): (request: Request) => Promise<Response> {
  const known = digest(secret);
  let isFailing = false;
  const take = createWebhookHandler(
    async (webhook) => {
      try {
        await receive(webhook);
      } catch (error) {
        came(webhook.type, "failed");
        throw error;
      }
      if (isFailing) say("webhooks are stored again");
      isFailing = false;
    },
    {
      onError(error) {
        // Its message names a member and what was expected, and nothing of what came.
        if (error instanceof FlowrouteWebhookError) {
          came("unknown", "refused");
          say(`a webhook was refused. ${error.message}`);
        } else {
          // Once until one is stored again: a ledger that is away would fill the log.
          if (!isFailing)
            say(`webhooks are not stored, and the carrier posts them again. ${reasonOf(error)}`);
          isFailing = true;
        }
      },
    },
  );
  return async (request) => {
    const { pathname } = new URL(request.url);
    const given = pathname.startsWith(`${WEBHOOK_PATH}/`) ? pathname.slice(WEBHOOK_PATH.length + 1) : "";
    // Digests are of one length, and how far two of them agree tells nothing of the secret.
    return timingSafeEqual(digest(given), known) ? take(request) : notFound();
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const notFound = (): Response => Response.json({ error: "not found" }, { status: 404 });

/** The message of any other error may hold what was to be stored. */
const reasonOf = (error: unknown): string =>
  error instanceof LedgerError ? error.message : error instanceof Error ? `(${error.name})` : "";
