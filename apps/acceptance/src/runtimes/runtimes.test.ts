import { randomBytes, randomInt } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { makeProject, type Project } from "../packed/project.ts";
import { type Carrier, startCarrier } from "./carrier.ts";
import { browser, CHROMIUM } from "./chromium.ts";
import { COMMAND_LINE_RUNTIMES } from "./command-line.ts";
import type { Runtime } from "./runtime.ts";
import { workerd } from "./workerd.ts";

const CHECKS = fileURLToPath(new URL("checks.js", import.meta.url));

// A machine without a browser may skip it; the one that decides whether a change is taken may not.
const RUNTIMES = [...COMMAND_LINE_RUNTIMES, workerd, browser].filter(
  (runtime) => runtime !== browser || CHROMIUM !== undefined || process.env["CI"] !== undefined,
);

test.skipIf(RUNTIMES.includes(browser))(
  "Chromium is not on PATH: the client was not tested in a browser",
  ({ skip }) => skip(),
);

/** What the checks have to tell. */
function expected({ tellsWhy, repeatsUnseen = false }: Runtime) {
  const neverSent = `FlowrouteConnectionError ${tellsWhy ? "not_sent" : "unknown"} after 1`;
  const cut = "FlowrouteConnectionError unknown after 1";
  return {
    get: "SEATTLE",
    withResponse: ["12065550123", 200, "of-the-test"],
    list: ["12065550100", "12065550101", "12065550102", "12065550103", "12065550104"],
    send: "mdr2-0123456789abcdef",
    notFound: "FlowrouteNotFoundError rejected after 1",
    failedOnce: "SEATTLE",
    html: "FlowrouteUnexpectedResponseError unknown after 1",
    moved: "FlowrouteUnexpectedResponseError unknown after 1",
    cut,
    cutInBody: cut,
    refused: neverSent,
    nowhere: neverSent,
    untrusted: neverSent,
    timeout: "FlowrouteTimeoutError unknown after 1",
    abort: "FlowrouteAbortedError unknown after 1",
    input: "FlowrouteInputError not_sent after 0",
    keptConnections: repeatsUnseen ? expect.any(Array) : expect.arrayContaining([cut]),
    hooks: ["GET /missing/v2/numbers/{id}", "404 FlowrouteNotFoundError"],
    toE164: "+12065550123",
    segments: "U+2019",
    webhook: "mdr2-0123456789abcdef",
    handled: [200, "inbound_sms"],
  };
}

describe.each(RUNTIMES.map((runtime) => [runtime.name, runtime] as const))("%s", (_, runtime) => {
  const keys = { accessKey: String(randomInt(1e7, 1e8)), secretKey: randomBytes(16).toString("hex") };
  let project: Project;
  let carrier: Carrier;
  let told: unknown;

  const arrivedAt = (scene: string) => carrier.arrived.filter((each) => each.scene === scene);

  beforeAll(async () => {
    project = await makeProject(inject("tarball"), "module");
    copyFileSync(CHECKS, join(project.folder, "checks.js"));
    carrier = await startCarrier(project.folder);
    told = await runtime.check(project.folder, { ...carrier.targets, ...keys });
  });
  afterAll(() => {
    carrier?.close();
    project?.remove();
  });

  test("does what it does everywhere", () => {
    expect(told).toEqual(expected(runtime));
  });

  test("sends what was asked, with the keys", () => {
    const authorization = `Basic ${btoa(`${keys.accessKey}:${keys.secretKey}`)}`;
    expect(carrier.arrived.every((each) => each.authorization === authorization)).toBe(true);
    expect(arrivedAt("found")[0]).toMatchObject({ method: "GET", path: "/v2/numbers/12065550123", body: "" });
    expect(arrivedAt("listed").map(({ query }) => new URLSearchParams(query).get("offset"))).toEqual([
      null,
      "2",
      "4",
    ]);
    const [sent, ...others] = arrivedAt("accepted");
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      method: "POST",
      path: "/v2.1/messages",
      contentType: "application/vnd.api+json",
    });
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      data: {
        type: "message",
        attributes: { from: "12065550123", to: "12065550142", body: "Grüße – 👋" },
      },
    });
  });

  test.each([
    ["missing", 2],
    ["failing-once", 2],
    ["html", 1],
    ["moved", 1],
    ["cut", 1],
    ["cut-in-body", 1],
  ])("sends as often as it says: %s", (scene, times) => {
    const arrived = arrivedAt(scene).length;
    // A request that a browser repeats by itself is none of the client's.
    if (runtime.repeatsUnseen) expect(arrived).toBeGreaterThanOrEqual(times);
    else expect(arrived).toBe(times);
  });

  test("gives the keys to nobody without a trusted certificate, and follows no redirect", () => {
    expect(carrier.trustedAnyway()).toBe(0);
    expect(carrier.arrived.some(({ path }) => path.endsWith("12065550199"))).toBe(false);
  });

  test.skipIf(runtime.repeatsUnseen)("what acts arrives once, even if a kept connection breaks", () => {
    const acts = arrivedAt("kept").filter(({ method }) => method === "POST");
    expect(acts.some(({ onKeptConnection }) => onKeptConnection)).toBe(true);
    const each = acts.map(({ path, body }) => `${path} ${body}`);
    expect(each).toEqual([...new Set(each)]);
  });
});
