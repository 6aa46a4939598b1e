import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LedgerError } from "../guard/ledger/sql.ts";
import { NAMES } from "./for-tests.ts";
import { createLog, type Log, type RequestLine } from "./log.ts";
import { NOT_FOR_LOGS } from "./secrecy.ts";

const SECRETS = ["k3y(for)tests", "pa$$word+1", "hook-path-9f"];

let written = "";
let flushes = 0;
const destination = {
  write(line: string) {
    written += line;
  },
  flushSync() {
    flushes++;
  },
};
const log = createLog({ names: NAMES, secrets: SECRETS, destination });

/** What came of it. */
function logged(work: (log: Log) => void): string {
  written = "";
  work(log);
  return written;
}

const parsed = (lines: string) =>
  lines
    .trimEnd()
    .split("\n")
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));

const REQUEST: RequestLine = {
  id: "1c0f3c56-0b5e-4d0a-9d5e-123456789012",
  method: "POST",
  route: "/mcp",
  status: 200,
  ms: 12.345,
  caller: "token:support-desk",
  tool: "list_numbers",
};

test("a request is one line of JSON", () => {
  const lines = parsed(logged((log) => log.request(REQUEST)));
  expect(lines).toEqual([{ ...REQUEST, ms: 12.3, level: "info", msg: "request", time: expect.any(String) }]);
  const at = z.iso.datetime().parse(lines[0]?.["time"]);
  expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
});

test("a request that failed here is an error, and what is not known is left out or has one name", () => {
  const [line] = parsed(
    logged((log) =>
      log.request({
        ...REQUEST,
        status: 503,
        caller: undefined,
        tool: "drop table",
        route: "/webhooks/flowroute/hook",
        method: "BREW",
      }),
    ),
  );
  expect(line).toMatchObject({ level: "error", tool: "unknown", route: "other", method: "other" });
  expect(line).not.toHaveProperty("caller");
});

test("of an error only its name and code are told, unless it is written for the operator", () => {
  const connection = Object.assign(new TypeError("to +12065550123: see you at six"), { code: "ECONNRESET" });
  const ledger = new LedgerError("The database does not answer.");
  const odd = Object.assign(new Error("x"), { name: "see you at six", code: 5 });
  const lines = parsed(
    logged((log) => {
      for (const error of [connection, ledger, odd, "see you at six", undefined])
        log.failure("it failed", error);
    }),
  ).map(({ time: _, level: __, msg: ___, ...rest }) => rest);
  expect(lines).toEqual([
    { error: "TypeError", error_code: "ECONNRESET" },
    { error: "LedgerError", reason: "The database does not answer." },
    { error: "Error" },
    { error: "string" },
    { error: "undefined" },
  ]);
});

test("what the guard says is told as it is", () => {
  const line = "a STOP or START that was read could not be written to the ledger";
  const [told] = parsed(logged((log) => log.say(line, { port: 8443, at: "127.0.0.1" })));
  expect(told).toMatchObject({ msg: line, level: "info", port: 8443, at: "127.0.0.1" });
});

test("words and failures do not wait for others to be written", () => {
  const flushesOf = (work: (log: Log) => void) => {
    const before = flushes;
    logged(work);
    return flushes - before;
  };
  expect(flushesOf((log) => log.request(REQUEST))).toBe(0);
  expect(flushesOf((log) => log.say("it is on"))).toBe(1);
  expect(flushesOf((log) => log.failure("it failed", undefined))).toBe(1);
});

describe("no line holds", () => {
  const number = fc.integer({ min: 100, max: 199 }).map((last) => {
    const digits = `206555${String(last).padStart(4, "0")}`;
    return { digits, area: digits.slice(0, 3), office: digits.slice(3, 6), line: digits.slice(6) };
  });
  const asWritten = fc.tuple(number, fc.nat(6)).map(([{ digits, area, office, line }, form]) => {
    const forms = [
      `+1${digits}`,
      `1${digits}`,
      digits,
      `(${area}) ${office}-${line}`,
      `${area}-${office}-${line}`,
      `${area}.${office}.${line}`,
      `+1 (${area}) ${office}-${line}`,
    ];
    return { text: forms[form] ?? digits, last: line };
  });
  const word = fc.constantFrom("the", "call", "to", "failed", "after", "2", "s", "(again)", "127.0.0.1:8443");
  const around = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
  const sentence = (hidden: string, before: string, after: string) => `${before} ${hidden} ${after}`;

  /** Every function, with the text wherever a text goes. */
  const everything = (text: string) =>
    logged((log) => {
      log.say(text);
      log.say("said", { about: text });
      log.failure(text, new LedgerError(text));
      log.failure("failed", Object.assign(new Error(text), { name: text, code: text, cause: text }));
      log.request({ ...REQUEST, id: text, method: text, route: text, caller: `oauth:${text}`, tool: text });
    });

  test("a phone number, however it is written", () => {
    fc.assert(
      fc.property(asWritten, around, around, ({ text, last }, before, after) => {
        const lines = everything(sentence(text, before, after));
        expect(lines).not.toContain(text);
        expect(lines).not.toMatch(new RegExp(String.raw`555\D?${last}`));
      }),
    );
  });

  test("a number that is a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_065_550_100, max: 12_065_550_199 }), (digits) => {
        expect(logged((log) => log.say("said", { count: digits }))).not.toContain(String(digits));
      }),
    );
  });

  test("a secret of this server", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SECRETS), around, around, (secret, before, after) => {
        expect(everything(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });

  test("what stands in a field that is not for logs", () => {
    const text = fc.string({ minLength: 1 }).map((some) => `~${some}~`);
    fc.assert(
      fc.property(fc.constantFrom(...NOT_FOR_LOGS), text, (field, value) => {
        const lines = logged((log) => log.say("said", { [field]: value }));
        expect(parsed(lines)).toEqual([expect.objectContaining({ [field]: "[hidden]" })]);
      }),
    );
  });

  test("the text of an error or the path of a request", () => {
    const text = fc.string({ minLength: 1 }).map((some) => `~${some}~`);
    fc.assert(
      fc.property(text, (value) => {
        const lines = logged((log) => {
          log.failure("failed", Object.assign(new Error(value), { name: value, code: value, cause: value }));
          log.request({ ...REQUEST, method: value, route: value, tool: value });
        });
        expect(lines).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });

  test("more than one line", () => {
    const breaking = fc.array(fc.constantFrom("\n", "\r", "\u2028", "\u0000", "\ud800", '"', "\\", "a"));
    fc.assert(
      fc.property(breaking, (characters) => {
        expect(parsed(everything(characters.join("")))).toHaveLength(5);
      }),
    );
  });
});
