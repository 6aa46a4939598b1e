import { readAccount } from "./account.ts";
import type { Catalog } from "./command.ts";
import { readDatabaseUrl, readWebhookSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { SettingsError } from "./settings-error.ts";
import { find, type Sources } from "./sources.ts";
import { NAMES, type Name, type Values } from "./table.ts";

const MINUTE_MS = 60_000;

/** @throws SettingsError that names the setting and says what to do. */
export function readSettings(sources: Sources, catalog: Catalog): Settings {
  const given = sourcesOf(sources);
  const value = <K extends Name>(name: K): Values[K] => find(name, sources).value;
  const policy = {
    readOnly: value("read_only"),
    spend: value("spend"),
    send: value("send"),
    change: value("change"),
  };
  return {
    account: sources.line.flags.has("sandbox")
      ? { kind: "sandbox" }
      : readAccount(sources.context.environment),
    policy,
    budgets: {
      spend: {
        count: { perDay: value("numbers_per_day"), perMonth: value("numbers_per_month") },
        nanodollars: { perDay: value("numbers_usd_per_day"), perMonth: value("numbers_usd_per_month") },
      },
      send: {
        count: { perDay: value("messages_per_day"), perMonth: value("messages_per_month") },
        nanodollars: { perDay: value("messages_usd_per_day"), perMonth: value("messages_usd_per_month") },
      },
    },
    callerBudgets: {
      spend: {
        count: { perDay: value("caller_numbers_per_day"), perMonth: value("caller_numbers_per_month") },
        nanodollars: {
          perDay: value("caller_numbers_usd_per_day"),
          perMonth: value("caller_numbers_usd_per_month"),
        },
      },
      send: {
        count: { perDay: value("caller_messages_per_day"), perMonth: value("caller_messages_per_month") },
        nanodollars: {
          perDay: value("caller_messages_usd_per_day"),
          perMonth: value("caller_messages_usd_per_month"),
        },
      },
    },
    destinations: { allow: value("destinations"), deny: value("deny_destinations") },
    quietHours: value("quiet_hours"),
    dedupeMs: value("dedupe_minutes") * MINUTE_MS,
    keepBodies: value("keep_bodies"),
    prices: { smsNanodollars: value("sms_usd"), mmsNanodollars: value("mms_usd") },
    rates: { sms: value("sms_per_second"), mms: value("mms_per_second") },
    timeoutMs: value("timeout_seconds") * 1000,
    stateFolder: value("state"),
    databaseUrl: readDatabaseUrl(sources.context.environment),
    http: {
      port: value("port"),
      host: value("host"),
      publicUrl: value("public_url"),
      allowedHosts: value("allowed_hosts"),
      allowedOrigins: value("allowed_origins"),
      tokensFile: value("tokens_file"),
      oauthIssuer: value("oauth_issuer"),
      oauthAudience: value("oauth_audience"),
      sessions: value("sessions"),
      sessionIdleMs: value("session_minutes") * MINUTE_MS,
      concurrentRequests: value("concurrent_requests"),
      requestsPerMinute: value("requests_per_minute"),
      maxBodyBytes: value("request_kb") * 1024,
      webhookSecret: readWebhookSecret(sources.context.environment),
    },
    toolNames: toolNames(catalog, policy.readOnly, value("tools"), value("exclude_tools")),
    sources: given,
  };
}

/** Reads each setting, so that one that is added to the table is checked before anything asks for its value. */
function sourcesOf(sources: Sources): Record<string, string> {
  const given = NAMES.map((name) => [name, find(name, sources).source] as const);
  return Object.fromEntries(
    given.flatMap(([name, source]) => (source === undefined ? [] : [[name, source]])),
  );
}

function toolNames(
  catalog: Catalog,
  readOnly: boolean,
  wanted: readonly string[],
  unwanted: readonly string[],
): string[] {
  const names = catalog
    .filter(({ effect }) => effect === "read" || !readOnly)
    .map(({ name }) => name)
    .filter((name) => wanted.includes(name) && !unwanted.includes(name));
  if (names.length === 0)
    throw new SettingsError("These settings leave no tool: check --tools, --exclude-tools and --read-only.");
  return names;
}
