import { expect, it } from "vitest";
import { KEYS, settingsOf } from "../../settings/for-tests.ts";
import { policyInWords, policyWarnings } from "./policy-words.ts";

it("says what holds", () => {
  expect(policyInWords(settingsOf([]))).toEqual([
    "Buying numbers asks a person each time, up to 5 numbers a day, $25.00 a day.",
    "Sending messages goes ahead, up to 100 messages a day, $5.00 a day.",
    "Creating and setting routes goes ahead.",
  ]);
  expect(policyInWords(settingsOf(["--spend", "deny", "--numbers-usd-per-month", "50"]))[0]).toBe(
    "Buying numbers is refused.",
  );
  expect(policyInWords(settingsOf(["--read-only"]))).toEqual([
    "Read-only: nothing is bought, sent or changed.",
  ]);
});

it("says what each caller may use up, where that has a limit of its own", () => {
  const environment = {
    ...KEYS,
    FLOWROUTE_MCP_CALLER_MESSAGES_PER_DAY: "1",
    FLOWROUTE_MCP_CALLER_MESSAGES_USD_PER_MONTH: "2",
  };
  const policy = (...args: string[]) => policyInWords(settingsOf(args, environment));
  expect(policy()).toEqual([
    "Buying numbers asks a person each time, up to 5 numbers a day, $25.00 a day.",
    "Sending messages goes ahead, up to 100 messages a day, $5.00 a day; each caller up to 1 message a day, $2.00 a month.",
    "Creating and setting routes goes ahead.",
  ]);
  expect(policy("--messages-per-day", "none", "--messages-usd-per-day", "none")[1]).toBe(
    "Sending messages goes ahead, without limit in all; each caller up to 1 message a day, $2.00 a month.",
  );
  expect(policy("--send", "deny")[1]).toBe("Sending messages is refused.");
  expect(policy("--read-only")).toHaveLength(1);
});

const NO_MESSAGES_LIMIT = ["--messages-per-day", "none", "--messages-usd-per-day", "none"];

it.each([
  [[], []],
  [["--spend", "allow"], []],
  [["--spend", "allow", "--numbers-usd-per-day", "none"], ["--numbers-usd-per-day"]],
  [["--spend", "allow", "--numbers-usd-per-day", "none", "--numbers-usd-per-month", "9"], []],
  [["--numbers-usd-per-day", "none"], []],
  [["--messages-per-day", "none"], []],
  [NO_MESSAGES_LIMIT, ["--messages-per-day"]],
  [[...NO_MESSAGES_LIMIT, "--send", "confirm"], []],
  [[...NO_MESSAGES_LIMIT, "--read-only"], []],
])("warns of what has no limit: %j", (args, named) => {
  const warnings = policyWarnings(settingsOf(args));
  expect(warnings).toEqual(named.map((flag) => expect.stringContaining(flag)));
});
