import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { catalog } from "../src/tools/catalog.ts";
import { HOSTS, type Host, openCarrier, openHost } from "./hosts.ts";

const NUMBERS = {
  "v1 client": "+12065550140",
  "v2 client, 2025 era": "+12065550141",
  "v2 client, 2026 era": "+12065550142",
};

const ajv = new Ajv2020({ strict: false });
const withId = z.object({ id: z.string() });

describe.each(HOSTS)("%s", (name) => {
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let host: Host;
  beforeAll(async () => {
    carrier = await openCarrier();
    host = await openHost(name, { args: ["--spend", "allow"], env: carrier.env });
  });
  afterAll(async () => {
    await host.close();
    await carrier.close();
  });

  it("is told of every tool in their order, each with title, hints and both schemas", async () => {
    const tools = await host.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(catalog.map((tool) => tool.name));
    for (const { name, annotations, inputSchema, outputSchema } of tools) {
      const { effect } = catalog.find((tool) => tool.name === name) ?? {};
      expect(annotations.readOnlyHint, name).toBe(effect === "read");
      expect(name).toMatch(/^[a-z_]{1,40}$/);
      const text = JSON.stringify([inputSchema, outputSchema]);
      expect(text, name).not.toMatch(/"(oneOf|anyOf|allOf|\$ref)"|"type":\[/);
    }
    expect(await host.listTools()).toEqual(tools);
  });

  it("is told how to go about things, in under 2 KB", () => {
    const instructions = host.instructions() ?? "";
    expect(instructions).toContain("untrusted_body");
    expect(Buffer.byteLength(instructions)).toBeLessThan(2048);
  });

  it("uses every tool, and gets the same facts twice in the shape that was promised", async () => {
    const tools = new Map(
      (await host.listTools()).map((tool) => [tool.name, ajv.compile(tool.outputSchema)]),
    );
    const used = new Set<string>();
    const use = async (tool: string, args: Record<string, unknown>) => {
      used.add(tool);
      const { content, structuredContent, isError } = await host.call(tool, args);
      expect(isError ?? false, content[0].text).toBe(false);
      expect(JSON.parse(content[0].text)).toEqual(structuredContent);
      const check = tools.get(tool);
      expect(check?.(structuredContent), `${tool}: ${ajv.errorsText(check?.errors)}`).toBe(true);
      return structuredContent;
    };
    const number = NUMBERS[name];
    await use("search_available_numbers", { state: "WA", starts_with: "206555" });
    await use("list_available_area_codes", {});
    await use("list_available_exchanges", { areacode: "206" });
    await use("purchase_number", { numbers: [number], messaging_enabled: true });
    await use("list_numbers", {});
    const { id: routeId } = withId.parse(
      await use("create_route", { route_type: "host", value: "pbx.example.com", alias: "PBX" }),
    );
    await use("list_routes", {});
    await use("update_primary_route", { numbers: [number], route_id: routeId });
    await use("update_failover_route", { numbers: [number], route_id: "0" });
    expect(await use("get_number", { number })).toMatchObject({
      primary_route: { id: routeId },
      failover_route: { id: "0" },
    });
    const { id } = withId.parse(
      await use("send_message", { from: number, to: "+12065550187", body: "Your table is ready." }),
    );
    expect(await use("get_message", { id, wait_seconds: 20 })).toMatchObject({
      final: true,
      status: "delivered",
    });
    expect(await use("list_messages", {})).toMatchObject({ count: 1 });
    await use("get_account_limits", {});
    expect([...used].sort()).toEqual([...tools.keys()].sort());
  });

  it("is told how far a longer call is", async () => {
    const { structuredContent } = await host.call("send_message", {
      from: NUMBERS[name],
      to: "+12065550187",
      body: "Progress",
    });
    const seen: number[] = [];
    const { id } = withId.parse(structuredContent);
    await host.call("get_message", { id, wait_seconds: 20 }, (progress) => seen.push(progress));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("gets an error that says what to do, and nothing acts, when an argument is wrong", async () => {
    const before = carrier.acts.length;
    const { isError, content } = await host.call("purchase_number", {
      numbers: ["555-0123"],
      approved: true,
    });
    expect(isError).toBe(true);
    expect(content[0].text).toMatch(
      /^Nothing was done: the arguments are not right\.\n.*Correct them and call again\.$/s,
    );
    expect(carrier.acts).toHaveLength(before);
  });

  it("leaves no secret, text or number on stderr", () => {
    for (const secret of [carrier.sandbox.secretKey, "Your table is ready", NUMBERS[name].slice(2)])
      expect(host.stderr()).not.toContain(secret);
  });
});
