import fc from "fast-check";
import { expect, test } from "vitest";
import { ControlError } from "../control.ts";
import { type AnyRequest, anyRequest } from "./testing/any-request.ts";
import { startControl } from "./testing/control-server.ts";
import { fakeControl } from "./testing/fake-control.ts";

const certain: AnyRequest[] = [
  { method: "GET", path: "/_sandbox/state", asked: {} },
  { method: "POST", path: "/_sandbox/faults", asked: { json: {} } },
  {
    method: "POST",
    path: "/_sandbox/faults",
    asked: { raw: "{", headers: { "content-type": "application/json" } },
  },
  { method: "POST", path: "/_sandbox/faults", asked: { raw: "{}" } },
  { method: "DELETE", path: "/_sandbox/faults", asked: {} },
  { method: "POST", path: "/_sandbox/webhooks/3/resend", asked: {} },
];

test("no request gets a 500, and every answer is as the control document says", async () => {
  const control = fakeControl({
    deleteFault: ({ id }) => {
      if (id.length > 1) throw new ControlError(404, "There is no such fault.");
    },
  });
  const consoleFiles = async () =>
    new Map([["index.html", { type: "text/html", content: Buffer.from("<!doctype html>") }]]);
  const { ask, logged } = await startControl({ control, consoleFiles });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ method, path, asked }) => {
      const { status, body, headers } = await ask(method, path, asked);
      statuses.add(status);
      expect(status).toBeLessThan(500);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      if (status >= 400 && method !== "HEAD") {
        expect(body).toMatchObject({
          errors: [{ status, id: expect.any(String), detail: expect.anything() }],
        });
      }
    }),
    { numRuns: 1500, examples: certain.map((one) => [one]) },
  );
  expect(logged).toEqual([]);
  // What was tried is worth something only if it got that far.
  for (const status of [200, 201, 202, 204, 302, 400, 403, 404, 405, 415, 422])
    expect(statuses).toContain(status);
});
