import { describe, expect, it, onTestFinished } from "vitest";
import type { Scope } from "../src/access/scopes.ts";
import { addToken, tokensFile } from "../src/access/tokens/for-tests.ts";
import {
  atPrompt,
  atResource,
  completed,
  FIRST,
  LIMITS,
  MESSAGE,
  NUMBER,
  PROMPTS,
  textOf,
} from "./beyond-tools.ts";
import { HOSTS, openCarrier, openHost, openHttpHost } from "./hosts.ts";
import { startHttpServer } from "./http-server.ts";

// For whom resources, prompts and completions of the built server are, and which way they go.

const OWNED = "+12065550142";

const isScope = (text: string): text is Scope => text.includes(":");

describe("over HTTP, by scopes", () => {
  it.each([
    ["numbers:read", [LIMITS], [NUMBER], []],
    ["messages:read", [LIMITS], [MESSAGE], ["todays_messages"]],
    ["messages:send", [LIMITS], [], []],
    ["numbers:read numbers:buy routes:read routes:write", [LIMITS], [NUMBER], PROMPTS.slice(0, 3)],
  ])("%s opens what its tools open, and nothing else", async (scopes, resources, templates, prompts) => {
    const carrier = await openCarrier();
    onTestFinished(carrier.close);
    const file = tokensFile();
    const token = await addToken(file, "desk", scopes.split(" ").filter(isScope));
    const server = await startHttpServer(["--tokens-file", file], carrier.env);
    onTestFinished(async () => void (await server.stop()));
    for (const name of HOSTS) {
      const host = await openHttpHost(name, { url: server.url, token });
      const { beyondTools } = host;
      expect((await beyondTools.listResources()).resources.map(({ uri }) => uri)).toEqual(resources);
      const { resourceTemplates } = await beyondTools.listResourceTemplates();
      expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(templates);
      const may = templates.includes(NUMBER);
      const reading = () => beyondTools.readResource({ uri: `flowroute://numbers/${FIRST[0]}` });
      const completing = () => completed(host, atResource(NUMBER), "number", "206");
      if (may) {
        expect(JSON.stringify(await reading())).toContain(FIRST[0]);
        expect((await completing()).values).toEqual(FIRST);
      } else {
        await expect(reading()).rejects.toMatchObject({ code: -32602 });
        await expect(completing()).rejects.toMatchObject({ code: -32602 });
      }
      if (prompts.length === 0) expect(beyondTools.getServerCapabilities()).not.toHaveProperty("prompts");
      else expect((await beyondTools.listPrompts()).prompts.map((prompt) => prompt.name)).toEqual(prompts);
      if (prompts.includes("todays_messages") && !may)
        expect(await completed(host, atPrompt("todays_messages"), "number", "206")).toMatchObject({
          values: [],
        });
      await host.close();
    }
  });
});

describe("what is read by a resource goes the tool's way", () => {
  const open = async (args: string[] = []) => {
    const carrier = await openCarrier();
    onTestFinished(carrier.close);
    const host = await openHost("v2 client, 2026 era", { args, env: carrier.env });
    onTestFinished(() => host.close());
    return { carrier, host };
  };

  it("a STOP that is read is heard, and what a stranger wrote stays marked", async () => {
    const { carrier, host } = await open(["--spend", "allow"]);
    await host.call("purchase_number", { numbers: [OWNED], messaging_enabled: true });
    const stranger = "+12065550187";
    const { id } = carrier.sandbox.control.receiveMessage({
      from: stranger.slice(1),
      to: OWNED.slice(1),
      body: "Stop",
    });
    const text = { from: OWNED, to: stranger, body: "Hello" };
    expect((await host.call("send_message", { ...text, dry_run: true })).isError ?? false).toBe(false);
    const message = await textOf(host, `flowroute://messages/${id}`);
    expect(message).toMatchObject({ direction: "inbound", untrusted_body: "Stop" });
    expect(message).not.toHaveProperty("body");
    const refused = await host.call("send_message", text);
    expect([refused.isError, refused.content[0].text]).toEqual([
      true,
      expect.stringMatching(/STOP|opted out/i),
    ]);
  });

  it("while the carrier is out it says so, and not that there is no such thing", async () => {
    const { carrier, host } = await open();
    await carrier.sandbox.close();
    await expect(
      host.beyondTools.readResource({ uri: `flowroute://numbers/${OWNED}` }),
    ).rejects.toMatchObject({
      code: -32603,
      message: expect.stringMatching(/^Flowroute cannot be reached|^The connection to Flowroute was cut/),
    });
    expect(await completed(host, atResource(NUMBER), "number", "206")).toMatchObject({ values: [] });
    expect(await textOf(host, LIMITS)).toMatchObject({ account: "other" });
  });

  it("each is counted as a call of its tool", async () => {
    const carrier = await openCarrier();
    onTestFinished(carrier.close);
    const server = await startHttpServer([], carrier.env);
    onTestFinished(async () => void (await server.stop()));
    const host = await openHttpHost("v2 client, 2026 era", { url: server.url });
    onTestFinished(() => host.close());
    await textOf(host, `flowroute://numbers/${FIRST[0]}`);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/flowroute_mcp_tool_calls_total\{.*tool="get_number".*outcome="result".*\} 1/);
  });
});
