import { pino, stdTimeFunctions } from "pino";
import { LedgerError } from "../guard/ledger/sql.ts";
import { SettingsError } from "../settings/settings-error.ts";
import { methodOf, type Names, oneOf } from "./names.ts";
import { createMask, NOT_FOR_LOGS } from "./secrecy.ts";
import { type Destination, toStderr } from "./stderr.ts";

/** A request that has ended. */
export type RequestLine = {
  /** Made by this server. */
  id: string;
  method: string;
  route: string;
  status: number;
  ms: number;
  /** `local`, `token:NAME`, or `oauth:SUBJECT`. */
  caller: string | undefined;
  tool: string | undefined;
};

/** What a line says beside its words. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Lines of JSON for the operator. */
export type Log = {
  request: (line: RequestLine) => void;
  /** What the guard and others say in words. */
  say: (line: string, facts?: Facts) => void;
  /** What went wrong. Of an error that is not written for the operator, only its name and code are told. */
  failure: (what: string, error: unknown) => void;
  /** Writes what waits to be written. */
  flush: () => void;
};

type From = {
  names: Names;
  /** What must never be in a line, such as keys and passwords. */
  secrets: readonly string[];
  destination?: Destination;
};

export function createLog({ names, secrets, destination = toStderr() }: From): Log {
  const mask = createMask(secrets);
  const logger = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }), log: mask.facts },
      redact: { paths: NOT_FOR_LOGS, censor: "[hidden]" },
    },
    destination,
  );
  const toolOf = oneOf(names.tools, "unknown");
  const routeOf = oneOf(names.routes, "other");
  const flush = () => destination.flushSync?.();
  return {
    request({ id, method, route, status, ms, caller, tool }) {
      const facts = {
        id,
        method: methodOf(method),
        route: routeOf(route),
        status,
        ms: Math.round(ms * 10) / 10,
        caller,
        tool: tool === undefined ? undefined : toolOf(tool),
      };
      if (status >= 500) logger.error(facts, "request");
      else logger.info(facts, "request");
    },
    say(line, facts = {}) {
      logger.info(facts, mask.text(line));
      flush();
    },
    failure(what, error) {
      logger.error(factsOf(error), mask.text(what));
      flush();
    },
    flush,
  };
}

/** A word, as programs name errors: anything else may be made of what was sent. */
const WORD = /^[A-Za-z_]\w{0,59}$/;

const wordIn = (value: unknown): string | undefined =>
  typeof value === "string" && WORD.test(value) ? value : undefined;

function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    error: wordIn(error.name) ?? "Error",
    error_code: "code" in error ? wordIn(error.code) : undefined,
    reason: error instanceof LedgerError || error instanceof SettingsError ? error.message : undefined,
  };
}
