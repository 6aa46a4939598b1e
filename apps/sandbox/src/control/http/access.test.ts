import { expect, test } from "vitest";
import { type Asker, refusalFor } from "./access.ts";
import { anError, startControl } from "./testing/control-server.ts";

const HERE: Asker = {
  remoteAddress: "127.0.0.1",
  host: "localhost:4010",
  origin: undefined,
  site: undefined,
  follows: false,
};

const statusFor = (access: "loopback" | "anywhere" | "off", asker: Partial<Asker>) =>
  refusalFor(access, { ...HERE, ...asker })?.status;

test.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])(
  "lets in this machine at %s",
  (remoteAddress) => {
    expect(statusFor("loopback", { remoteAddress })).toBeUndefined();
  },
);

test.each([
  undefined,
  "",
  "192.168.1.20",
  "127.0.0.1.example.com",
  "10.127.0.1",
  "::ffff:10.0.0.1",
  "::",
  "fe80::1",
])("turns away another machine at %s, unless it may come from anywhere", (remoteAddress) => {
  expect(statusFor("loopback", { remoteAddress })).toBe(403);
  expect(statusFor("anywhere", { remoteAddress })).toBeUndefined();
});

test.each([
  "localhost",
  "LOCALHOST:80",
  "localhost:4010",
  "127.0.0.1",
  "127.0.0.2:4010",
  "[::1]",
  "[::1]:4010",
  "flowroute.localhost:4010",
  "a.b-c.localhost",
])("lets in a request to %s", async (host) => {
  expect(statusFor("loopback", { host })).toBeUndefined();
  const { ask } = await startControl();
  expect((await ask("GET", "/_sandbox/state", { headers: { host } })).status).toBe(200);
});

test.each([
  "example.com",
  "localhost.example.com:4010",
  "notlocalhost",
  ".localhost",
  "127.0.0.1.example.com",
  "127.example.com",
  "0.0.0.0:4010",
  "[::2]",
  "localhost:a",
  "localhost:4010.example.com",
])("turns away a request to %j, unless it may come from anywhere", async (host) => {
  expect(statusFor("loopback", { host })).toBe(403);
  expect(statusFor("anywhere", { host })).toBeUndefined();
  const { ask, control } = await startControl();
  const answered = await ask("GET", "/_sandbox/state", { headers: { host } });
  expect([answered.status, control.calls]).toEqual([403, []]);
});

test("a host that is not there is not this one", () => {
  expect(statusFor("loopback", { host: undefined })).toBe(403);
  expect(statusFor("loopback", { host: "" })).toBe(403);
});

const host = "localhost:4010";

test.each<[Record<string, string>]>([
  [{ host, origin: "http://localhost:4010" }],
  [{ host: "LocalHost:4010", origin: "http://localhost:4010", "sec-fetch-site": "same-origin" }],
  // Behind a proxy that speaks https.
  [{ host: "sandbox.localhost", origin: "https://sandbox.localhost", "sec-fetch-site": "same-origin" }],
  [{ host, "sec-fetch-site": "none" }],
])("lets in the page itself with %j", async (headers) => {
  for (const access of ["loopback", "anywhere"] as const) {
    const { ask } = await startControl({ access });
    expect((await ask("POST", "/_sandbox/reset", { headers, json: {} })).status).toBe(200);
  }
});

test.each<[Record<string, string>]>([
  [{ host, origin: "http://localhost:3000" }],
  [{ host, origin: "http://127.0.0.1:4010" }],
  [{ host, origin: "https://example.com" }],
  [{ host, origin: "null" }],
  [{ host, origin: "" }],
  [{ host, origin: "ftp://localhost:4010" }],
  [{ host, origin: "http://localhost:4010, http://example.com" }],
  [{ host, origin: "http://localhost:4010://a" }],
  [{ host, "sec-fetch-site": "cross-site" }],
  [{ host, "sec-fetch-site": "same-site" }],
  [{ host, origin: "http://localhost:4010", "sec-fetch-site": "same-site" }],
])("turns away another page with %j, whoever may come", async (headers) => {
  for (const access of ["loopback", "anywhere"] as const) {
    const { ask, control } = await startControl({ access });
    for (const [method, path] of [
      ["POST", "/_sandbox/reset"],
      ["GET", "/_sandbox/state"],
      ["GET", "/_sandbox/events"],
      ["GET", "/_sandbox/nothing"],
      ["OPTIONS", "/_sandbox/faults"],
      ["DELETE", "/_sandbox/media/a-1"],
    ] as const) {
      const answered = await ask(method, path, { headers });
      const detail =
        "Another page may not use /_sandbox/. Ask from the sandbox's own page, or from outside of a browser. Nothing was done.";
      expect(answered.body).toEqual(anError(403, detail, "Forbidden"));
      expect(Object.keys(answered.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
    expect(control.calls).toEqual([]);
  }
});

test("somebody who follows a link from elsewhere comes to the page, but to nothing else, and not in a frame", async () => {
  const content = Buffer.from("<!doctype html>");
  const consoleFiles = async () => new Map([["index.html", { type: "text/html", content }]]);
  const { ask } = await startControl({ consoleFiles });
  const followed = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
  };
  const statusOf = async (path: string, headers: Record<string, string>, method = "GET") =>
    (await ask(method, path, { headers })).status;
  expect(await statusOf("/_sandbox", followed)).toBe(302);
  expect(await statusOf("/_sandbox/", followed)).toBe(302);
  expect(await statusOf("/_sandbox/console", followed)).toBe(200);
  expect(await statusOf("/_sandbox/state", followed)).toBe(403);
  expect(await statusOf("/_sandbox/console", followed, "POST")).toBe(403);
  expect(await statusOf("/_sandbox/console", { ...followed, "sec-fetch-dest": "iframe" })).toBe(403);
  expect(await statusOf("/_sandbox/console", { ...followed, "sec-fetch-mode": "no-cors" })).toBe(403);
  expect(await statusOf("/_sandbox/console", { ...followed, host: "example.com" })).toBe(403);
});

test("says to another machine, and to another name, what would let them in", () => {
  const told = (asker: Partial<Asker>) => refusalFor("loopback", { ...HERE, ...asker })?.body;
  expect(told({ remoteAddress: "192.168.1.20" })).toEqual(
    anError(
      403,
      "Only this machine may use /_sandbox/. Start the sandbox with --console anywhere to change that. Nothing was done.",
      "Forbidden",
    ),
  );
  expect(told({ host: "example.com" })).toMatchObject({
    errors: [{ detail: expect.stringMatching(/^The Host header must be localhost .* --console anywhere/) }],
  });
});

const FOREIGN = { host: "example.com", origin: "https://example.com", "sec-fetch-site": "cross-site" };

test("where it is off there is nothing, but for the files of messages", async () => {
  const content = Buffer.from("hello");
  const { ask, control } = await startControl({
    access: "off",
    mediaContent: () => ({ mimeType: "text/plain", content }),
  });
  for (const path of ["", "/", "/state", "/console", "/events", "/openapi.json", "/nothing"]) {
    const { body } = await ask("GET", `/_sandbox${path}`);
    const detail = "There is nothing at the requested URL: the sandbox was started with --console off.";
    expect(body).toEqual(anError(404, detail, "Not Found"));
  }
  expect((await ask("POST", "/_sandbox/media/a-1")).status).toBe(404);
  expect((await ask("GET", "/_sandbox/media/a-1")).text).toBe("hello");
  expect(control.calls).toEqual([]);
});

test.each(["loopback", "anywhere", "off"] as const)(
  "the files of messages are for every page: %s",
  async (access) => {
    const content = Buffer.from("hello");
    const { ask } = await startControl({ access, mediaContent: () => ({ mimeType: "text/plain", content }) });
    for (const path of ["/_sandbox/media/a-1", "/_sandbox/samples/hello.txt"]) {
      expect((await ask("GET", path, { headers: FOREIGN })).status).toBe(200);
      expect((await ask("HEAD", path, { headers: FOREIGN })).status).toBe(200);
    }
  },
);
