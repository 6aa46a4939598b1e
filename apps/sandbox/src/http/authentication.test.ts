import { expect, test } from "vitest";
import { basic } from "../testing/exchange.ts";
import { startSandbox } from "../testing/start.ts";

const encode = (credentials: string) => Buffer.from(credentials).toString("base64");

test("refuses missing, garbled and wrong keys with the documented body and a challenge", async () => {
  const sandbox = await startSandbox();
  const { accessKey, secretKey } = sandbox;
  const refused = [
    null,
    "",
    "Basic",
    "Basic %%%",
    `Bearer ${encode(`${accessKey}:${secretKey}`)}`,
    `Basic ${encode(accessKey)}`,
    `Basic ${encode(`${accessKey}:`)}`,
    `Basic ${encode(`${accessKey}:${secretKey.toUpperCase()}x`)}`,
    `Basic ${encode(`${secretKey}:${accessKey}`)}`,
  ];
  for (const authorization of refused) {
    const answer = await sandbox.request("GET", "/v2/numbers", { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Flowroute sandbox"');
    expect(answer.body).toEqual({
      errors: [
        { detail: "Authentication failed.", id: expect.any(String), status: 401, title: "Unauthorized" },
      ],
    });
  }
});

test("takes the scheme's name in any case", async () => {
  const sandbox = await startSandbox();
  const authorization = basic(sandbox).replace("Basic", "basic");
  expect((await sandbox.request("GET", "/v2/numbers", { authorization })).status).toBe(200);
});

test("comes before everything else: unknown paths, methods and broken bodies", async () => {
  const sandbox = await startSandbox();
  const anonymous = { authorization: null };
  expect((await sandbox.request("GET", "/v2/nothing", anonymous)).status).toBe(401);
  expect((await sandbox.request("DELETE", "/v2/routes", anonymous)).status).toBe(401);
  expect((await sandbox.request("POST", "/v2.1/messages", { ...anonymous, raw: "{" })).status).toBe(401);
});

test("gives the same keys for the same seed, in the carrier's form, and others for another", async () => {
  const [one, same, other] = [
    await startSandbox({ seed: 7, inventory: 0 }),
    await startSandbox({ seed: 7, inventory: 10 }),
    await startSandbox({ seed: 8, inventory: 0 }),
  ];
  expect(one.accessKey).toMatch(/^[1-9][0-9]{7}$/);
  expect(one.secretKey).toMatch(/^[0-9a-f]{32}$/);
  expect([same.accessKey, same.secretKey]).toEqual([one.accessKey, one.secretKey]);
  expect(other.accessKey).not.toBe(one.accessKey);
  expect(other.secretKey).not.toBe(one.secretKey);
});

test("takes keys of one's own", async () => {
  const keys = { accessKey: String(Math.random()).slice(2, 10), secretKey: crypto.randomUUID() };
  const sandbox = await startSandbox(keys);
  expect(sandbox).toMatchObject(keys);
  expect((await sandbox.get("/v2/numbers")).status).toBe(200);
});
