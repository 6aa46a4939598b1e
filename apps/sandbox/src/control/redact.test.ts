import { expect, test } from "vitest";
import { startSandbox } from "../testing/start.ts";
import { redactHeaders, redactQuery, redactText } from "./redact.ts";

const SECRETS = ["0123456789abcdef0123456789abcdef"];

test("headers that give access go, whatever they are called", () => {
  const raw = [
    "Authorization",
    "Basic x",
    "X-API-Key",
    "k",
    "X-Auth-Token",
    "t",
    "Accept",
    "*/*",
    "Cookie",
    "c",
  ];
  expect(redactHeaders(raw, SECRETS)).toEqual({
    authorization: "(removed)",
    "x-api-key": "(removed)",
    "x-auth-token": "(removed)",
    accept: "*/*",
    cookie: "(removed)",
  });
});

test("so do parameters of a query, credentials in a URL, and secret keys anywhere", () => {
  expect(redactQuery("limit=3&access_token=zzz&state=WA", SECRETS)).toBe(
    "limit=3&access_token=(removed)&state=WA",
  );
  expect(redactText('{"callback_url":"http://bob:hunter2@example.com/x"}', SECRETS)).toBe(
    '{"callback_url":"http://(removed)@example.com/x"}',
  );
  expect(redactText(`my key is ${SECRETS[0]}.`, SECRETS)).toBe("my key is (removed).");
  expect(redactText("mail bob@example.com", SECRETS)).toBe("mail bob@example.com");
});

test("nothing of it is in the journal", async () => {
  const sandbox = await startSandbox();
  const { secretKey } = sandbox;
  const callback_url = "http://bob:hunter2@127.0.0.1:9/webhooks";
  await sandbox.request("PUT", "/v2.1/messages/sms_callback", { json: { callback_url } });
  await sandbox.post("/v2.1/messages", { to: "12065550190", from: "12065550100", body: secretKey });
  await sandbox.request("GET", `/v2/numbers?api_key=zzz&alias=${secretKey}`, {
    headers: { "x-api-key": "zzz" },
  });
  const all = sandbox.control.listRequests();
  const seen = JSON.stringify(all.map(({ id }) => sandbox.control.getRequest({ id })));
  for (const secret of ["hunter2", secretKey, "zzz", btoa(`${sandbox.accessKey}:${secretKey}`)]) {
    expect(seen).not.toContain(secret);
  }
  expect(all).toHaveLength(3);
});
