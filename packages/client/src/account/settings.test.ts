import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createFlowroute, FlowrouteInputError, type FlowrouteOptions } from "../index.ts";
import { clientOf, madeUpKeys, sendJson, startCarrier } from "../testing/carrier.ts";

const EMPTY_PAGE = sendJson(200, { data: [], links: {} });

afterEach(() => {
  vi.unstubAllEnvs();
});

function thrownBy(options: unknown): FlowrouteInputError {
  try {
    // @ts-expect-error: callers in JavaScript can pass anything
    createFlowroute(options);
  } catch (error) {
    if (error instanceof FlowrouteInputError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("keys", () => {
  test("come from the environment, as the base URL does", async () => {
    const carrier = await startCarrier(EMPTY_PAGE);
    const { accessKey, secretKey } = madeUpKeys();
    vi.stubEnv("FLOWROUTE_ACCESS_KEY", accessKey);
    vi.stubEnv("FLOWROUTE_SECRET_KEY", secretKey);
    vi.stubEnv("FLOWROUTE_BASE_URL", carrier.url);
    await createFlowroute().routes.list();
    expect(carrier.arrived[0]?.headers.authorization).toBe(`Basic ${btoa(`${accessKey}:${secretKey}`)}`);
  });

  test("an option wins over the environment", async () => {
    const carrier = await startCarrier(EMPTY_PAGE);
    vi.stubEnv("FLOWROUTE_ACCESS_KEY", "00000000");
    vi.stubEnv("FLOWROUTE_BASE_URL", "http://127.0.0.1:1");
    const keys = madeUpKeys();
    await clientOf(carrier, keys).routes.list();
    expect(carrier.arrived[0]?.headers.authorization).toContain(btoa(keys.accessKey).slice(0, 8));
  });

  test("beyond ASCII go out as UTF-8", async () => {
    const carrier = await startCarrier(EMPTY_PAGE);
    await clientOf(carrier, { accessKey: "clé", secretKey: "密钥" }).routes.list();
    const [, encoded = ""] = carrier.arrived[0]?.headers.authorization?.split(" ") ?? [];
    expect(Buffer.from(encoded, "base64").toString("utf8")).toBe("clé:密钥");
  });

  test.each([
    [{}, /accessKey.*FLOWROUTE_ACCESS_KEY.*secretKey.*FLOWROUTE_SECRET_KEY.*API Control/],
    [{ accessKey: "12345678" }, /^(?!.*FLOWROUTE_ACCESS_KEY).*FLOWROUTE_SECRET_KEY.*API Control/],
    [{ secretKey: "" }, /FLOWROUTE_ACCESS_KEY.*FLOWROUTE_SECRET_KEY/],
  ])("missing from %j are named, with where to get them", (options, message) => {
    vi.stubEnv("FLOWROUTE_ACCESS_KEY", "");
    vi.stubEnv("FLOWROUTE_SECRET_KEY", undefined);
    expect(thrownBy(options).message).toMatch(message);
  });

  test.each(["line\n", "two words", "tab\t", "nul\0"])("%j is not a key, and is not repeated", (bad) => {
    const { accessKey, secretKey } = madeUpKeys();
    for (const options of [
      { accessKey: bad, secretKey },
      { accessKey, secretKey: bad },
    ]) {
      const error = thrownBy(options);
      expect(error.message).toContain("white space");
      expect(inspect(error)).not.toContain(JSON.stringify(bad).slice(1, -1));
    }
  });

  test("a colon cannot be in an access key", () => {
    expect(thrownBy({ accessKey: "a:b", secretKey: "c" }).message).toContain("colon");
  });
});

describe("other options that are not understood", () => {
  test.each([
    "",
    "api.flowroute.com",
    "ftp://api.flowroute.com",
    "http://",
    "https://user:word@api.flowroute.com",
    "https://api.flowroute.com?a=b",
    "https://api.flowroute.com#a",
    7,
  ])("baseUrl %j", (baseUrl) => {
    const error = thrownBy({ ...madeUpKeys(), baseUrl });
    expect(error.message).toContain("baseUrl");
    expect(error.message).not.toContain("user:word");
  });

  test.each([0, -5, Number.NaN, "1000", 2 ** 31])("timeoutMs %j", (timeoutMs) => {
    expect(thrownBy({ ...madeUpKeys(), timeoutMs }).message).toContain("timeoutMs");
  });

  test("fetch", () => {
    expect(thrownBy({ ...madeUpKeys(), fetch: "fetch" }).message).toContain("fetch");
  });
});

test("the keys are nowhere to be seen", async () => {
  const keys = madeUpKeys();
  const carrier = await startCarrier(sendJson(401, {}));
  const options: FlowrouteOptions = { ...keys, baseUrl: carrier.url };
  const flowroute = createFlowroute(options);
  const error: unknown = await flowroute.routes.list().catch((thrown: unknown) => thrown);
  const refused: unknown = await createFlowroute({ ...options, baseUrl: "http://127.0.0.1:1" })
    .routes.list()
    .catch((thrown: unknown) => thrown);
  for (const value of [flowroute, flowroute.numbers, flowroute.routes.list, error, refused]) {
    const shown = [
      inspect(value, { depth: 12, showHidden: true }),
      JSON.stringify(value),
      String(value),
    ].join();
    for (const secret of [keys.accessKey, keys.secretKey, btoa(`${keys.accessKey}:${keys.secretKey}`)]) {
      expect(shown).not.toContain(secret);
    }
  }
});
