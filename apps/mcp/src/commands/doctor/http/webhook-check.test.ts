import { expect, it } from "vitest";
import { SECRET } from "../../../inbox/for-tests.ts";
import { CARRIER_URL } from "../../../settings/settings.ts";
import { webhookCheck } from "./webhook-check.ts";

const CARRIER = { kind: "flowroute", accessKey: "a", secretKey: "s", baseUrl: CARRIER_URL } as const;
const HERE = { ...CARRIER, baseUrl: "http://127.0.0.1:4010" };
const SANDBOX = { kind: "sandbox" } as const;

it.each([
  [
    "no secret",
    { webhookSecret: undefined, publicUrl: "https://mcp.example.com" },
    CARRIER,
    "ok",
    /^Webhooks: not taken, because FLOWROUTE_MCP_WEBHOOK_SECRET is not set$/,
  ],
  [
    "all that is needed",
    { webhookSecret: SECRET, publicUrl: "https://mcp.example.com/desk" },
    CARRIER,
    "ok",
    /^Webhooks: taken at https:\/\/mcp\.example\.com\/desk\/webhooks\/flowroute\/…$/,
  ],
  [
    "no URL that the carrier could reach",
    { webhookSecret: SECRET, publicUrl: undefined },
    CARRIER,
    "warning",
    /^Webhooks: taken at \/webhooks\/flowroute\/…, but the carrier needs a URL .*--public-url/,
  ],
  [
    "a URL of this machine alone",
    { webhookSecret: SECRET, publicUrl: "http://localhost:8808" },
    CARRIER,
    "warning",
    /^Webhooks: taken at http:\/\/localhost:8808\/webhooks\/flowroute\/…, but the carrier cannot .*--public-url/,
  ],
  ["the same for a carrier here", { webhookSecret: SECRET, publicUrl: "http://[::1]" }, HERE, "ok", /…$/],
  ["the same for the sandbox", { webhookSecret: SECRET, publicUrl: "http://[::1]" }, SANDBOX, "ok", /…$/],
] as const)("with %s", (_, http, account, verdict, said) => {
  const check = webhookCheck(http, account);
  expect(check).toEqual({ verdict, lines: [expect.stringMatching(said)] });
  expect(check.lines.join()).not.toContain(SECRET);
});
