import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { type FlowrouteWebhook, parseWebhook } from "flowroute-client/webhooks";
import type { Sandbox } from "flowroute-sandbox";
import { onTestFinished } from "vitest";
import { hasPostgres, newDatabase } from "../../test/new-database.ts";
import { openPostgres } from "../guard/ledger/postgres/postgres.ts";
import type { Database } from "../guard/ledger/sql.ts";
import { openSqlite } from "../guard/ledger/sqlite.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { WEBHOOK_PATH } from "./webhook-path.ts";

export const SECRET = "a-path-that-nobody-guesses-1";

/** For `expect.poll`: what takes milliseconds can take seconds on a machine that is busy. */
export const PATIENT = { timeout: 15_000 };

/** A message's id, by a short number. */
export const idOf = (number: number): string => `mdr2-${String(number).padStart(32, "0")}`;

export const OURS = "+12065550140";
export const THEIRS = "+12065550187";

/** What the carrier posts when somebody writes, but for what a test wants otherwise. */
export const inbound = (number: number, more: Record<string, unknown> = {}): FlowrouteWebhook =>
  parseWebhook({
    data: {
      type: "message",
      id: idOf(number),
      attributes: {
        body: "Is the table free?",
        direction: "inbound",
        from: THEIRS.slice(1),
        to: OURS.slice(1),
        is_mms: false,
        timestamp: new Date(Date.UTC(2026, 10, 2) + number * 1000).toISOString(),
        ...more,
      },
    },
  });

export const receipt = (number: number, level: number, status: string): FlowrouteWebhook =>
  parseWebhook({ id: idOf(number), level, status, status_code: null, timestamp: null, body: "" });

type Given = { keepBodies?: boolean; now?: () => number; say?: (line: string) => void };

/** An inbox of an account on a ledger, closed with the test. */
export function inboxOn(ledger: () => Promise<Database>, account: string, given: Given = {}): Inbox {
  const inbox = createInbox({
    ledger,
    account,
    keepBodies: false,
    secret: SECRET,
    now: Date.now,
    say: () => {},
    ...given,
  });
  onTestFinished(() => inbox.close());
  return inbox;
}

/** The databases that an inbox can be in: a new one each, for `close` to let go of. */
export const LEDGERS = [
  {
    name: "SQLite",
    async open() {
      const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-inbox-"));
      const database = await openSqlite(join(folder, "ledger.sqlite"));
      const close = async () => {
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      };
      return { database, close };
    },
  },
  {
    name: "PostgreSQL",
    async open() {
      const database = await openPostgres(await newDatabase());
      return { database, close: () => database.close() };
    },
  },
].filter(({ name }) => name !== "PostgreSQL" || hasPostgres());

/** Serves on a real socket until the test has ended; its URL. */
export function listen(fetch: (request: Request) => Promise<Response>): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    onTestFinished(async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    });
  });
}

export const webhookUrl = (server: string, secret = SECRET): string => `${server}${WEBHOOK_PATH}/${secret}`;

/** Has the sandbox post all that happens to its first account there. */
export async function postWebhooksTo(sandbox: Sandbox, url: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${sandbox.accessKey}:${sandbox.secretKey}`).toString("base64")}`;
  for (const product of ["sms", "mms", "sms_dlr", "mms_dlr"]) {
    const response = await fetch(`${sandbox.url}/v2.1/messages/${product}_callback`, {
      method: "PUT",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ callback_url: url }),
    });
    if (!response.ok) throw new Error(`the callback was not taken: ${response.status}`);
  }
}
