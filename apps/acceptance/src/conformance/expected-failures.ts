import type { ExpectedFailure } from "./verdict.ts";

const all = (because: string, scenarios: readonly string[]): ExpectedFailure[] =>
  scenarios.map((scenario) => ({ scenario, because }));

const checks = (because: string, scenario: string, ids: readonly string[]): ExpectedFailure[] =>
  ids.map((check) => ({ scenario, check, because }));

/** What does not pass on this transport, whatever is served. */
export const ON_FIXTURES: readonly ExpectedFailure[] = [
  ...all(
    "Tasks are an extension that is not offered, and that the SDK does not have: a tool that has to wait returns an id, and another looks up what became of it.",
    [
      "tasks-lifecycle",
      "tasks-capability-negotiation",
      "tasks-wire-fields",
      "tasks-request-state-removal",
      "tasks-mrtr-input",
      "tasks-request-headers",
      "tasks-dispatch-and-envelope",
      "tasks-required-task-error",
      "tasks-mrtr-composition",
    ],
  ),
  ...checks(
    "To play back a stream that broke off is optional, and is not offered: what became of a call is in the ledger, where the same call finds it.",
    "server-sse-polling",
    ["server-sse-priming-event", "server-sse-retry-field"],
  ),
];

/** What needs more than the server that is published has. The fixtures pass all of it on the same transport. */
export const ON_SHIPPED: readonly ExpectedFailure[] = [
  ...ON_FIXTURES,
  ...all("It calls a tool of the suite's own.", [
    "tools-call-simple-text",
    "tools-call-image",
    "tools-call-audio",
    "tools-call-embedded-resource",
    "tools-call-mixed-content",
    "tools-call-with-logging",
    "tools-call-error",
    "tools-call-with-progress",
    "tools-call-sampling",
    "tools-call-elicitation",
    "elicitation-sep1034-defaults",
    "elicitation-sep1330-enums",
    "json-schema-2020-12",
    "input-required-result-basic-elicitation",
    "input-required-result-basic-sampling",
    "input-required-result-basic-list-roots",
    "input-required-result-request-state",
    "input-required-result-multiple-input-requests",
    "input-required-result-multi-round",
    "input-required-result-missing-input-response",
    "input-required-result-result-type",
    "input-required-result-tampered-state",
    "input-required-result-capability-check",
    "input-required-result-ignore-extra-params",
  ]),
  ...checks("It calls a tool of the suite's own.", "server-stateless", [
    "sep-2575-server-rejects-undeclared-capability",
    "sep-2575-missing-capability-http-400",
    "sep-2575-http-server-no-independent-requests-on-stream",
    "sep-2575-server-no-log-without-loglevel",
  ]),
  ...all("It reads or watches a resource of the suite's own.", [
    "resources-read-text",
    "resources-read-binary",
    "resources-templates-read",
    "resources-subscribe",
    "resources-unsubscribe",
  ]),
  ...all("No tool has an argument that is mirrored into a header: most of them are phone numbers.", [
    "http-custom-header-server-validation",
  ]),
  ...all("It gets or completes a prompt of the suite's own.", [
    "prompts-get-simple",
    "prompts-get-with-args",
    "prompts-get-embedded-resource",
    "prompts-get-with-image",
    "input-required-result-non-tool-request",
    "completion-complete",
  ]),
  ...all("The server does not log to its hosts, which 2026-07-28 deprecates.", ["logging-set-level"]),
];
