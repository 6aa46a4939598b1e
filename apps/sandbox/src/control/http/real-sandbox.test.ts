import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { basic } from "../../testing/exchange.ts";
import { startSandbox } from "../../testing/start.ts";
import { anyRequest } from "./testing/any-request.ts";
import { type Asked, ask, open } from "./testing/ask.ts";
import { documentViolation } from "./testing/document-violation.ts";

const MESSAGES = "/v2.1/messages";
const OWN_NUMBER = "12065550100";
const SMS = { to: "12065550190", from: OWN_NUMBER, body: "Your table is ready." };

async function start() {
  const sandbox = await startSandbox();
  const port = Number(new URL(sandbox.url).port);
  const asked = async (method: string, path: string, given: Asked = {}) => {
    const answered = await ask(port, method, `/_sandbox${path}`, given);
    expect(documentViolation(method, `/_sandbox${path}`, answered)).toBeUndefined();
    return answered;
  };
  const send = () => ask(port, "POST", MESSAGES, { json: SMS, headers: { authorization: basic(sandbox) } });
  return { sandbox, port, asked, send };
}

test("a fault is added, met by a request to the carrier, told of, and seen in the list of requests", async () => {
  const { sandbox, port, asked, send } = await start();
  const events = await open(port, "GET", "/_sandbox/events");
  let heard = "";
  events.setEncoding("utf8").on("data", (text: string) => {
    heard += text;
  });
  const json = {
    operation: "sendMessage",
    times: 1,
    effect: { kind: "html", status: 502, after_effect: true },
  };
  expect((await asked("POST", "/faults", { json })).body).toMatchObject({ id: "1", met: 0, left: 1 });

  const failed = await send();
  expect([failed.status, failed.headers["content-type"]]).toEqual([502, "text/html"]);
  expect((await asked("GET", "/faults")).body).toEqual([]);
  const { body } = await asked("GET", "/requests?limit=1");
  expect(body).toMatchObject([{ id: 1, operation: "sendMessage", status: 502, fault: "1" }]);
  const detail = (await asked("GET", "/requests/1")).body;
  expect(detail).toMatchObject({
    request_body: JSON.stringify(SMS),
    request_headers: { authorization: "(removed)" },
    response_body: expect.stringContaining("502"),
  });
  // What the answer did not say was done.
  expect((await asked("GET", "/messages")).body).toMatchObject([{ to: SMS.to, direction: "outbound" }]);
  await vi.waitFor(() => {
    for (const topic of ["faults", "requests", "messages"]) expect(heard).toContain(`"${topic}"`);
  });

  expect((await send()).status).toBe(202);
  expect((await asked("DELETE", "/requests/1")).status).toBe(405);
  expect((await asked("DELETE", "/requests")).status).toBe(204);
  expect((await asked("GET", "/requests/1")).status).toBe(404);

  const ended = new Promise((resolve) => events.once("end", resolve));
  await sandbox.close();
  await ended;
});

test("a message with a file arrives from outside, and the file can be had from it", async () => {
  const { asked, port } = await start();
  const media = [
    { sample: "picture.png" },
    { file_name: "a.txt", mime_type: "text/html", content_base64: btoa("<script>alert(1)</script>") },
  ];
  const json = { from: "442079460123", to: OWN_NUMBER, media };
  const received = await asked("POST", "/messages", { json });
  expect(received.status).toBe(201);
  const { id } = z.looseObject({ id: z.string() }).parse(received.body);
  const files = await Promise.all([1, 2].map((place) => ask(port, "GET", `/_sandbox/media/${id}-${place}`)));
  expect(files.map((file) => file.headers["content-type"])).toEqual(["image/png", "text/html"]);
  expect(files[1]?.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
  expect(files[1]?.text).toBe("<script>alert(1)</script>");
});

test("no request gets a 500 from a real sandbox, and every answer is as the control document says", async () => {
  const { sandbox, port } = await start();
  const request = anyRequest.filter(({ path }) => !path.startsWith("/_sandbox/console"));
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, asked }) => {
      const answered = await ask(port, method, path, asked);
      statuses.add(answered.status);
      expect(answered.status).toBeLessThan(500);
      expect(documentViolation(method, path, answered)).toBeUndefined();
    }),
    { numRuns: 1500 },
  );
  expect(sandbox.logged).toEqual([]);
  for (const status of [200, 201, 204, 403, 404, 405, 415, 422]) expect(statuses).toContain(status);
});
