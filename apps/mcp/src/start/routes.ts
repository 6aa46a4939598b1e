import type { Access } from "../access/access.ts";
import { mayUse } from "../access/identity.ts";
import { createApprovalsPage } from "../approvals-page/approvals-page.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { WEBHOOK_PATH } from "../inbox/webhook-path.ts";
import type { Metrics } from "../observe/metrics.ts";
import type { Route } from "../serve/http/app.ts";
import type { Settings } from "../settings/settings.ts";
import type { OpenAccount } from "./open-account.ts";

/** As Hono writes them: what logs and metrics call requests by. */
export const ROUTES = [
  "/mcp",
  "/healthz",
  "/readyz",
  "/metrics",
  "/approvals",
  "/approvals/*",
  `${WEBHOOK_PATH}/*`,
];

type Parts = {
  settings: Pick<Settings, "http">;
  access: Access;
  metrics: Pick<Metrics, "render">;
  inbox: Pick<Inbox, "handler"> | undefined;
  account: Pick<OpenAccount, "carrier" | "ledger" | "isSandbox">;
  sealKey: () => Promise<Uint8Array>;
  isDraining: () => boolean;
};

/** What is answered beside /mcp. */
export function routesOf({ settings, access, metrics, inbox, account, sealKey, isDraining }: Parts): Route[] {
  const { carrier, ledger, isSandbox } = account;
  const page = createApprovalsPage({
    database: ledger.open,
    access,
    isRequired: access.isRequired,
    sealKey,
    publicUrl: settings.http.publicUrl,
    account: carrier.ledgerAccount,
    isSandbox,
    now: Date.now,
  });
  const approvals = (path: string): Route => ({ path, answers: "own names", handle: page.handle });
  return [
    { path: "/healthz", answers: "any name", handle: async () => new Response("ok\n") },
    {
      path: "/readyz",
      answers: "any name",
      handle: async () => readiness(isDraining(), await ledgerIs(ledger)),
    },
    {
      path: "/metrics",
      // Who has to prove themselves may come by any address, as Prometheus does.
      answers: access.isRequired ? "any name" : "own names",
      handle: async (request) => {
        const identity = await access.identify(request, ["metrics:read"]);
        if ("response" in identity) return identity.response;
        if (!mayUse(identity, "metrics:read")) return access.missing("metrics:read", request);
        const { contentType, body } = await metrics.render();
        return new Response(body, { headers: { "content-type": contentType } });
      },
    },
    approvals("/approvals"),
    approvals("/approvals/*"),
    ...(inbox === undefined
      ? []
      : [{ path: `${WEBHOOK_PATH}/*`, answers: "any name" as const, handle: inbox.handler }]),
  ];
}

/** Without its ledger a server still looks things up, so it stays ready, and says what it cannot do. */
const readiness = (isDraining: boolean, ledger: "up" | "away"): Response =>
  Response.json(
    { status: isDraining ? "shutting down" : "ready", ledger },
    { status: isDraining ? 503 : 200, headers: { "cache-control": "no-store" } },
  );

const PATIENCE_MS = 1000;

async function ledgerIs(ledger: OpenAccount["ledger"]): Promise<"up" | "away"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"away">((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, "away");
  });
  const asked = async () => {
    try {
      await (await ledger.openToRead()).all("SELECT 1 AS one");
      return "up";
    } catch {
      return "away";
    }
  };
  try {
    return await Promise.race([asked(), late]);
  } finally {
    clearTimeout(timer);
  }
}
