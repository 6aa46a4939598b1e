import { createAccess } from "../access/create-access.ts";
import { refuseOpenDoor } from "../access/refuse-open-door.ts";
import { readingOnly } from "../carrier/reading-only.ts";
import { isForGood } from "../guard/ledger/ledger-place.ts";
import { sealKey } from "../guard/ledger/seals.ts";
import { createInbox } from "../inbox/inbox.ts";
import { inboxResource } from "../inbox/inbox-resource.ts";
import { createLog } from "../observe/log.ts";
import { createMetrics } from "../observe/metrics.ts";
import type { Names } from "../observe/names.ts";
import { tracingIfRegistered } from "../observe/tracing-if-registered.ts";
import { createWatch } from "../observe/watch.ts";
import { createTicketCodec } from "../serve/asking.ts";
import { answersOnlyLocalhost, whereIs } from "../serve/http/reached.ts";
import { serveHttp } from "../serve/http/serve-http.ts";
import { servingOf } from "../serve/http/serving.ts";
import { announceChanges } from "../serve/resources.ts";
import { servedFrom } from "../served.ts";
import type { Settings } from "../settings/settings.ts";
import { SettingsError } from "../settings/settings-error.ts";
import { catalog } from "../tools/catalog.ts";
import { discreetLedger } from "./discreet-ledger.ts";
import { greet } from "./greet.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";
import { createOutage, type Outage } from "./outage.ts";
import { approveCommandOf, atTheServer } from "./places-to-approve.ts";
import type { Program } from "./program.ts";
import { ROUTES, routesOf } from "./routes.ts";
import { stopOnSignals } from "./stop-on-signals.ts";
import { createUnderWay } from "./under-way.ts";

/** How often this replica looks for what another one may have left, at most: not all of them at the same moment. */
const LOOK_MS = 30_000;

/** To what comes in as the server ends: such as what a person answers to a question that was open then. */
const STOPPING = {
  kind: "failure",
  message: "Nothing was done: this server is being stopped. Make the same call again in a moment.",
} as const;

/** Serves many hosts over HTTP, until it is told to stop. */
export async function serveOverHttp(settings: Settings, { command, version }: Program): Promise<void> {
  const { http } = settings;
  const names: Names = { tools: catalog.map(({ name }) => name), routes: ROUTES };
  const log = createLog({ names, secrets: secretsOf(settings) });
  const say = (line: string) => log.say(line);
  const access = createAccess({ http, say });
  refuseOpenDoor(http, access);

  let listening: Awaited<ReturnType<typeof serveHttp>> | undefined;
  const reached = (path: string) => whereIs(path, http, listening?.url ?? "");
  const metrics = createMetrics({
    names,
    standing: () => guard.standing(),
    sessions: () => listening?.sessions() ?? 0,
  });
  const tracing = await tracingIfRegistered({ transport: "tcp", version, say });
  const watch = createWatch({ metrics, log, tracing });

  const opened = await openAccount(settings, watch.hooks);
  const outage = createOutage(log, Date.now);
  await firstLook(opened, outage);
  // From here on nobody who calls can be told what is wrong with the ledger: that is the operator's.
  const account = { ...opened, ledger: discreetLedger(opened.ledger, outage) };
  const { carrier, ledger, isShared } = account;
  const key = (name: string) => async () => sealKey(await ledger.open(), name, Date.now());
  const inbox =
    http.webhookSecret === undefined
      ? undefined
      : createInbox({
          ledger: ledger.open,
          account: carrier.ledgerAccount,
          keepBodies: settings.keepBodies,
          secret: http.webhookSecret,
          now: Date.now,
          say,
          came: watch.webhook,
        });
  const resources =
    inbox === undefined ? [] : [inboxResource({ inbox, flowroute: readingOnly(carrier.flowroute) })];
  const closing = new AbortController();
  const { served, guard } = servedFrom({
    // Where this program and its ledger are on this machine is not for callers.
    placesToApprove: () => atTheServer(access.isRequired ? reached("/approvals") : undefined),
    settings,
    carrier,
    ledger,
    version,
    say,
    watch,
    tickets: createTicketCodec(key("request-state")),
    resources,
    news: inbox?.news,
    closing: closing.signal,
  });
  const underWay = createUnderWay();

  const server = await serveHttp({
    ...http,
    serving: servingOf({
      ...served,
      callTool: (...call) => underWay.during(() => served.callTool(...call), STOPPING),
      resources: served.resources?.map((resource) => ({
        ...resource,
        read: (asked) => underWay.during(() => resource.read(asked), STOPPING),
      })),
    }),
    access,
    routes: routesOf({
      settings,
      access,
      metrics,
      inbox,
      account,
      sealKey: key("approvals-page"),
      isDraining: () => listening?.isDraining() ?? false,
    }),
    watch: watch.request,
    onError: (error) => log.failure("a request could not be served as it should", error),
  });
  listening = server;
  const hushed = announceChanges(resources, server.resourceUpdated);

  greet(account, settings, say);
  log.say(`serving MCP at ${reached("/mcp")}`, { listening: server.url });
  if (access.isRequired) say(`what waits for a person is at ${reached("/approvals")}`);
  else say("no authentication is set: every program of this machine may use it");
  const { stateFolder } = settings;
  say(`to approve in a terminal: ${approveCommandOf(command, { stateFolder, isShared })}`);
  if (answersOnlyLocalhost(http))
    say(
      "warning: requests are answered only for localhost until --public-url or --allowed-hosts names this server",
    );
  guard.recover();
  const recovery = setInterval(() => guard.recover(), LOOK_MS * (1 + Math.random())).unref();

  stopOnSignals(say, async () => {
    clearInterval(recovery);
    closing.abort();
    await server.close(Promise.all([underWay.close(), guard.close()]));
    hushed();
    await inbox?.close();
    await ledger.close();
    await carrier.close();
    log.flush();
  });
}

/** What no waiting mends is said before anybody is served; a ledger that is only away is waited for while reads go on. */
async function firstLook({ ledger, isShared, carrier }: OpenAccount, outage: Outage): Promise<void> {
  if (!isShared) return;
  try {
    await ledger.open();
  } catch (error) {
    if (isForGood(error)) {
      await carrier.close();
      throw new SettingsError(error instanceof Error ? error.message : String(error));
    }
    outage.met(error instanceof Error ? error : new Error(String(error)));
  }
}

/** What must never be in a line of the log. */
function secretsOf({ account, databaseUrl, http }: Settings): string[] {
  const password = databaseUrl === undefined ? "" : decodeURIComponent(new URL(databaseUrl).password);
  const keys = account.kind === "flowroute" ? [account.accessKey, account.secretKey] : [];
  return [...keys, password, databaseUrl, http.webhookSecret].filter(
    (secret): secret is string => secret !== undefined && secret !== "",
  );
}
