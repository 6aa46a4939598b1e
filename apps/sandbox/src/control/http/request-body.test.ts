import { expect, test } from "vitest";
import { anError, startControl } from "./testing/control-server.ts";

const MEBIBYTE = 1024 * 1024;

const text = (bytes: number) => JSON.stringify({ operation: "a".repeat(bytes - '{"operation":""}'.length) });

test.each([
  ["{", 400, "The body is not valid JSON in UTF-8. Nothing was done.", "Bad Request"],
  [
    new Uint8Array([0x22, 0xff, 0x22]),
    400,
    "The body is not valid JSON in UTF-8. Nothing was done.",
    "Bad Request",
  ],
  [
    `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`,
    400,
    "The body is nested deeper than 64 levels. Nothing was done.",
    "Bad Request",
  ],
  [
    text(24 * MEBIBYTE + 1),
    413,
    "The body is larger than 25165824 bytes. Nothing was done.",
    "Payload Too Large",
  ],
  [
    text(30 * MEBIBYTE),
    413,
    "The body is larger than 25165824 bytes. Nothing was done.",
    "Payload Too Large",
  ],
])("refuses a body that cannot be read, case %#", async (raw, status, detail, title) => {
  const { ask, control } = await startControl();
  const answered = await ask("POST", "/_sandbox/faults", {
    raw,
    headers: { "content-type": "application/json" },
  });
  expect([answered.status, answered.body]).toEqual([status, anError(status, detail, title)]);
  expect(control.calls).toEqual([]);
});

test("takes a body of 24 mebibytes", async () => {
  const { ask, control } = await startControl();
  const raw = text(24 * MEBIBYTE);
  const { status } = await ask("POST", "/_sandbox/faults", {
    raw,
    headers: { "content-type": "application/json" },
  });
  expect([status, control.calls.length]).toEqual([201, 1]);
});

test("takes a picture of many megabytes as base64", async () => {
  const { ask, control } = await startControl();
  const content_base64 = Buffer.alloc(6_000_000, 7).toString("base64");
  const json = {
    from: "12065550190",
    to: "12065550100",
    media: [{ file_name: "a.png", mime_type: "image/png", content_base64 }],
  };
  expect((await ask("POST", "/_sandbox/messages", { json })).status).toBe(201);
  expect(control.calls).toEqual([["receiveMessage", json]]);
});

test.each([
  [{}],
  [{ "content-type": "text/plain" }],
  [{ "content-type": "application/x-www-form-urlencoded" }],
  [{ "content-type": "application/jsonp" }],
  [{ "content-type": "application/json", "content-encoding": "gzip" }],
])("takes a body only as JSON, not with %j", async (headers) => {
  const { ask, control } = await startControl();
  const detail = "The body must be application/json, not compressed. Nothing was done.";
  for (const path of ["/reset", "/snapshots/a/restore"]) {
    const { body } = await ask("POST", `/_sandbox${path}`, { raw: "{}", headers });
    expect(body).toEqual(anError(415, detail, "Unsupported Media Type"));
  }
  expect(control.calls).toEqual([]);
});

test.each(["application/json", "Application/JSON; charset=utf-8", "application/json ; a=b"])(
  "takes %s",
  async (type) => {
    const { ask } = await startControl();
    const answered = await ask("POST", "/_sandbox/reset", { raw: "{}", headers: { "content-type": type } });
    expect(answered.status).toBe(200);
  },
);
