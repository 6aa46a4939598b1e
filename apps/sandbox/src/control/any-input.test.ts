import fc from "fast-check";
import { expect, test } from "vitest";
import { FROM, HANDSET } from "../testing/message.ts";
import { mostly, oddText, resultOf } from "../testing/odd-input.ts";
import { startSandbox } from "../testing/start.ts";
import type { NewInboundMessage, NewMedia, SeedData } from "./shapes.ts";

const TIME = Date.UTC(2026, 10, 2, 16, 44, 34);
const options = { clock: () => TIME, inventory: 300 };

const numbers = mostly([FROM, HANDSET, "12065550142", "12065550177", "442079460123"], oddText);
const texts = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), oddText);

const seeds: fc.Arbitrary<SeedData> = fc.record(
  {
    routes: fc.array(
      fc.record(
        {
          route_type: mostly(["host"], fc.constantFrom("number", "uri", Object("sip-reg"))),
          value: mostly(
            ["sip.example.com"],
            fc.oneof(fc.constantFrom("12065550150", "sip:desk@example.com"), oddText),
          ),
          alias: mostly(["a", "b", "c", "d"], oddText),
        },
        { requiredKeys: ["route_type", "value"] },
      ),
      { maxLength: 2 },
    ),
    numbers: fc.array(
      fc.record(
        {
          number: mostly(["12065550142", "12065550177", "12125550105"], numbers),
          alias: texts,
          messaging_enabled: fc.boolean(),
          primary_route: mostly(["0"], oddText),
          failover_route: mostly(["0"], oddText),
        },
        { requiredKeys: ["number"] },
      ),
      { maxLength: 2 },
    ),
    messages: fc.array(
      fc.record(
        {
          direction: fc.constantFrom("inbound", "outbound"),
          from: mostly([FROM], numbers),
          to: mostly([FROM], numbers),
          body: texts,
          at: mostly(
            ["2026-11-01T10:00:00Z", "2026-11-01T10:00:00.5+02:00"],
            fc.oneof(
              fc.constantFrom("+275760-09-13T00:00:00Z", "1"),
              fc.date().map((date) => (Number.isNaN(date.getTime()) ? "never" : date.toISOString())),
              oddText,
            ),
          ),
        },
        { requiredKeys: ["direction", "from", "to", "body"] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

test("seed data of any form is refused as a whole, or put in, and the carrier's API shows it", async () => {
  const sandbox = await startSandbox(options);
  let put = 0;
  await fc.assert(
    fc.asyncProperty(seeds, async (data) => {
      const seeded = resultOf(sandbox, () => sandbox.control.seed(data));
      if (seeded === undefined || Object.values(seeded).flat().length === 0) return;
      put += 1;
      for (const path of ["/v2/routes?limit=200", "/v2/numbers?limit=200"]) {
        expect((await sandbox.get(path)).status).toBe(200);
      }
      for (const id of seeded.messages) {
        expect([200, 404]).toContain((await sandbox.get(`/v2.1/messages/${id}`)).status);
      }
      sandbox.control.reset();
      expect(sandbox.logged).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(put).toBeGreaterThan(5);
});

const media: fc.Arbitrary<NewMedia> = fc.oneof(
  fc.record({ sample: mostly(["picture.png", "hello.txt"], oddText) }),
  fc.record({
    file_name: texts,
    mime_type: mostly(["image/png", "text/plain"], oddText),
    content_base64: mostly(["", "AAEC"], fc.oneof(fc.base64String({ maxLength: 100 }), oddText)),
  }),
);

const inbound: fc.Arbitrary<NewInboundMessage> = fc.record(
  { from: numbers, to: mostly([FROM], numbers), body: texts, media: fc.array(media, { maxLength: 2 }) },
  { requiredKeys: ["from", "to"] },
);

test("an inbound message of any form is refused, or received as it was given", async () => {
  const sandbox = await startSandbox(options);
  let received = 0;
  await fc.assert(
    fc.asyncProperty(inbound, async (message) => {
      const state = resultOf(sandbox, () => sandbox.control.receiveMessage(message));
      if (state === undefined) return;
      received += 1;
      expect(state).toMatchObject({ from: message.from, to: message.to, direction: "inbound" });
      // SQLite has UTF-8, which has no half of a pair, and on Node 22 no NUL.
      expect(state.body ?? "").toBe(
        Buffer.from(message.body ?? "")
          .toString()
          .replaceAll("\0", "\uFFFD"),
      );
      expect(state.is_mms).toBe((message.media ?? []).length > 0);
      const shown = await sandbox.get(`/v2.1/messages/${state.id}`);
      expect(shown.at("data", "attributes", "body")).toBe(state.body);
      for (const { url, mime_type } of state.media) {
        const file = await fetch(url);
        expect([file.status, file.headers.get("content-type")]).toEqual([200, mime_type]);
        await file.arrayBuffer();
      }
      expect(sandbox.logged).toEqual([]);
    }),
    { numRuns: 100, examples: [[{ from: FROM, to: FROM, body: "one\0two" }]] },
  );
  expect(received).toBeGreaterThan(5);
});

test("a name of any form is refused, or the name of a snapshot", async () => {
  const sandbox = await startSandbox({ ...options, inventory: 0 });
  const { control } = sandbox;
  const names = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._-]{0,70}$/), oddText);
  fc.assert(
    fc.property(names, (name) => {
      const taken = resultOf(sandbox, () => control.takeSnapshot({ name }));
      if (taken === undefined) {
        expect(resultOf(sandbox, () => control.restoreSnapshot({ name }))).toBeUndefined();
        expect(resultOf(sandbox, () => control.deleteSnapshot({ name }))).toBeUndefined();
        return;
      }
      expect(control.listSnapshots()).toEqual([{ ...taken, name }]);
      expect(new URL(`http://localhost/${name}`).pathname).toBe(`/${name}`);
      control.restoreSnapshot({ name });
      control.deleteSnapshot({ name });
    }),
  );
});
