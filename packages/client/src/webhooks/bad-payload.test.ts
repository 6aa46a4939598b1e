import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryReceipts, inboundMms, inboundSms } from "../testing/webhook-payloads.ts";
import { FlowrouteWebhookError, parseWebhook } from "./index.ts";

const ID = "mdr2-4e5435f325d9431f9e64118b20895b08";
const SMS = { body: "Private words", to: "12065550123", from: "12065550142", id: ID };
const { id: _, ...attributes } = SMS;
const MEDIA = {
  type: "media",
  id: "a",
  attributes: { url: "https://example.com/a", mime_type: "image/png", file_name: "a.png", file_size: 1 },
};

const enveloped = (more: object) => ({
  data: { type: "message", id: ID, attributes: { ...attributes, ...more } },
});
const receipt = (more: object) => ({ id: ID, level: 1, status: "smsc submit", ...more });
const mms = (references: unknown, ...included: unknown[]) => ({
  data: { ...enveloped({}).data, relationships: { media: { data: references } } },
  included,
});

function errorOf(body: unknown): FlowrouteWebhookError {
  try {
    parseWebhook(body);
  } catch (error) {
    if (error instanceof FlowrouteWebhookError) return error;
    throw error;
  }
  throw new Error("It was read.");
}

describe("what is wrong is said, where, and what was expected", () => {
  test.each<[unknown, string, string, string]>([
    ["", "", "JSON", "string"],
    ["{", "", "JSON", "string"],
    [`${JSON.stringify(SMS)} and more`, "", "JSON", "string"],
    ["Private words", "", "JSON", "string"],
    [new TextEncoder().encode("Private words"), "", "JSON", "string"],
    [new Uint8Array(), "", "JSON", "string"],
    ["null", "", "an object", "null"],
    ["[]", "", "an object", "array"],
    ['"Private words"', "", "an object", "string"],
    [12065550123, "", "an object", "number"],
    [undefined, "", "an object", "undefined"],
    [() => SMS, "", "an object", "function"],
    [{}, "id", "an id like mdr2-…", "undefined"],
    [{ data: null }, "data", "an object", "null"],
    [{ data: [enveloped({}).data] }, "data", "an object", "array"],
    [{ data: { type: "message", id: ID } }, "data.attributes", "an object", "undefined"],
    [{ data: { id: ID, attributes } }, "data.type", '"message" or "delivery_receipt"', "undefined"],
    [{ data: { ...enveloped({}).data, type: "number" } }, "data.type", '"message" or', "string"],
    [{ data: { ...enveloped({}).data, id: 7 } }, "data.id", "an id like mdr2-…", "number"],
    [{ ...SMS, id: `${ID} OR 1=1` }, "id", "an id like mdr2-…", "string"],
    [{ ...SMS, id: "mdr2-" }, "id", "an id like mdr2-…", "string"],
    [{ ...SMS, id: `mdr2-${"a".repeat(65)}` }, "id", "an id like mdr2-…", "string"],
    [{ ...SMS, from: undefined }, "from", "a phone number", "undefined"],
    [{ ...SMS, to: "" }, "to", "a phone number", "string"],
    [enveloped({ from: null }), "data.attributes.from", "a phone number", "null"],
    [enveloped({ to: 12065550123 }), "data.attributes.to", "a phone number", "number"],
    [enveloped({ body: undefined }), "data.attributes.body", "a string", "undefined"],
    [enveloped({ body: 7 }), "data.attributes.body", "a string", "number"],
    [enveloped({ direction: "outbound" }), "data.attributes.direction", '"inbound"', "string"],
    [enveloped({ is_mms: "yes" }), "data.attributes.is_mms", "true or false", "string"],
    [enveloped({ is_mms: 1 }), "data.attributes.is_mms", "true or false", "number"],
    [enveloped({ status: {} }), "data.attributes.status", "a string", "object"],
    [mms({}), "data.relationships.media.data", "an array", "object"],
    [mms(["a"]), "data.relationships.media.data[0]", "an object", "string"],
    [mms([], MEDIA, 7), "included[1]", "an object", "number"],
    [mms([MEDIA], { ...MEDIA, attributes: null }), "included[0].attributes", "an object", "null"],
    [mms([MEDIA], 1), "included[0]", "an object", "number"],
    [
      mms([MEDIA], { ...MEDIA, attributes: { ...MEDIA.attributes, url: undefined } }),
      "included[0].attributes.url",
      "a string",
      "undefined",
    ],
    [
      mms([MEDIA], { ...MEDIA, attributes: { ...MEDIA.attributes, file_size: -1 } }),
      "included[0].attributes.file_size",
      "an integer from 0",
      "number",
    ],
    [receipt({ level: 0 }), "level", "an integer from 1", "number"],
    [receipt({ level: 1.5 }), "level", "an integer from 1", "number"],
    [receipt({ level: "two" }), "level", "an integer from 1", "string"],
    [receipt({ level: null }), "level", "an integer from 1", "null"],
    [receipt({ status: null }), "status", "a string", "null"],
    [receipt({ status_code: true }), "status_code", "an integer from 0", "boolean"],
  ])("%j: %s", (body, path, expected, got) => {
    const error = errorOf(body);
    expect(error).toMatchObject({ name: "FlowrouteWebhookError", path });
    expect(error.message).toMatch(/^Not a Flowroute webhook: \S+/);
    expect(error.message).toContain(`${path || "the body"} must be ${expected}`);
    expect(error.message).toContain(`, got ${got}.`);
    expect(error.message).not.toMatch(/Private|1206/);
  });

  test.each([-1, 0.5, 2 ** 53, "-1", "0.5", "", "7e6", " 7", "0x7", "9007199254740992", "١", true, {}])(
    "an amount of %j",
    (amount_nanodollars) => {
      expect(errorOf(enveloped({ amount_nanodollars }))).toMatchObject({
        path: "data.attributes.amount_nanodollars",
        message: expect.stringContaining("an integer from 0"),
      });
    },
  );

  test.each([
    "",
    "yesterday",
    "2026-11-02",
    "2026-13-01T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-11-02T25:00:00Z",
    "2026-11-02T00:60:00Z",
    "2026-11-02T00:00:00+25:00",
    "2026-11-02T00:00:00.Z",
    "2026-11-02T00:00:00Z and more",
    1793668881,
    {},
  ])("a timestamp of %j", (timestamp) => {
    expect(errorOf({ ...SMS, timestamp })).toMatchObject({
      path: "timestamp",
      message: expect.stringContaining(typeof timestamp === "string" ? "a time like" : "a string"),
    });
  });
});

test("the error keeps its name when its class loses it", () => {
  const error = errorOf({});
  expect(Object.keys(error)).toEqual(["path"]);
  expect(FlowrouteWebhookError.prototype.name).toBe("FlowrouteWebhookError");
  expect(String(error)).toMatch(/^FlowrouteWebhookError: Not a Flowroute webhook/);
});

describe("members that an object inherits", () => {
  test("are not read", () => {
    expect(errorOf(Object.create(SMS))).toMatchObject({ path: "id" });
    expect(errorOf(`{"__proto__":${JSON.stringify(SMS)}}`)).toMatchObject({ path: "id" });
    expect(errorOf(`{"constructor":{"prototype":${JSON.stringify(SMS)}}}`)).toMatchObject({ path: "id" });
  });

  test("do not come along", () => {
    const webhook = parseWebhook(`{"__proto__":{"media":["x"],"polluted":1},${JSON.stringify(SMS).slice(1)}`);
    expect(webhook).not.toHaveProperty("polluted");
    expect(Object.getPrototypeOf(webhook)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });
});

test.each(["[", '{"data":', '{"data":{"attributes":'])("a million nested %s", (opening) => {
  const closing = opening.replaceAll(/[^[{]/g, "").replaceAll("[", "]").replaceAll("{", "}");
  expect(errorOf(opening.repeat(1e6))).toMatchObject({ path: "" });
  const whole = `${opening.repeat(1e6)}1${closing.repeat(1e6)}`;
  expect(["", "data", "data.attributes", "data.type"]).toContain(errorOf(whole).path);
});

/** It is read as one of three kinds, or refused; nothing else happens. */
function readOrRefused(body: unknown): void {
  try {
    const webhook = parseWebhook(body);
    expect(["inbound_sms", "inbound_mms", "delivery_receipt"]).toContain(webhook.type);
    expect(webhook.id).toMatch(/^mdr\d-/);
  } catch (error) {
    if (!(error instanceof FlowrouteWebhookError)) throw error;
  }
}

describe("whatever comes is read or refused", () => {
  test("any text, any bytes, any JSON, any object", () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.uint8Array(),
      fc.json(),
      fc.jsonValue({ noUnicodeString: false }),
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSparseArray: true,
        withTypedArray: true,
      }),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        readOrRefused(body);
      }),
      { numRuns: 1000 },
    );
  });

  /** A good payload in which one value, at any depth, became another. */
  const broken = (values: fc.Arbitrary<unknown>) =>
    fc
      .record({
        sample: fc.oneof(
          inboundSms({ strict: false }),
          inboundMms({ strict: false }),
          deliveryReceipts({ strict: false }),
        ),
        inFlatForm: fc.boolean(),
        place: fc.nat(),
        value: values,
      })
      .map(({ sample, inFlatForm, place, value }) => {
        const payload: unknown = inFlatForm ? sample.flat : sample.document;
        let count = 0;
        JSON.stringify(payload, (_key, member: unknown) => {
          count += 1;
          return member;
        });
        let left = place % count;
        const text = JSON.stringify(payload, (_key, member: unknown) => {
          left -= 1;
          return left === -1 ? value : member;
        });
        return text ?? "";
      });

  test("a payload of which one value is another", () => {
    fc.assert(
      fc.property(broken(fc.oneof(fc.jsonValue(), fc.constant(undefined))), (body) => {
        readOrRefused(body);
      }),
      { numRuns: 2000 },
    );
  });

  test("and no error repeats what came", () => {
    const secret = "S3cr3t";
    const secrets = fc.constantFrom<unknown[]>(secret, [secret], { [secret]: secret }, `${secret}\n`);
    let refusals = 0;
    fc.assert(
      fc.property(broken(secrets), (body) => {
        try {
          parseWebhook(body);
        } catch (error) {
          refusals += 1;
          expect(String(error)).not.toContain(secret);
        }
      }),
      { numRuns: 1000 },
    );
    expect(refusals).toBeGreaterThan(100);
  });
});
