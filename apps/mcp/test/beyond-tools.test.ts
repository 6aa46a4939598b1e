import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  atPrompt,
  atResource,
  completed,
  FIRST,
  LIMITS,
  MESSAGE,
  NUMBER,
  PROMPTS,
  promptOf,
  textOf,
} from "./beyond-tools.ts";
import { HOSTS, type Host, openCarrier, openHost, openHttpHost } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

// Resources, prompts and completions of the built server, with every kind of client that hosts are built on.

const OWNED = "+12065550142";

/** What every host finds, however it is connected. */
async function findsAll(host: Host) {
  const { beyondTools } = host;
  expect(beyondTools.getServerCapabilities()).toMatchObject({ prompts: {}, resources: {}, completions: {} });
  expect((await beyondTools.listResources()).resources.map(({ uri }) => uri)).toEqual([LIMITS]);
  const { resourceTemplates } = await beyondTools.listResourceTemplates();
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([NUMBER, MESSAGE]);
  const { prompts } = await beyondTools.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(PROMPTS);
  for (const { title, description, arguments: given = [] } of prompts) {
    expect([title, description].every((text) => text !== undefined && text.length > 10)).toBe(true);
    for (const argument of given) expect(argument.description?.length, argument.name).toBeGreaterThan(10);
  }

  // The same facts as the tools', of a number in any common way of writing it.
  const bought = await host.call("purchase_number", { numbers: [OWNED], messaging_enabled: true });
  expect(bought.isError, bought.content[0].text).toBeFalsy();
  const { structuredContent: number } = await host.call("get_number", { number: OWNED });
  for (const written of [OWNED, "%2B1%20(206)%20555-0142", "2065550142", "1-206-555-0142", "206.555.0142"])
    expect(await textOf(host, `flowroute://numbers/${written}`), written).toEqual(number);
  const { structuredContent: limits } = await host.call("get_account_limits", {});
  expect(await textOf(host, LIMITS)).toEqual(limits);
  const sent = await host.call("send_message", {
    from: OWNED,
    to: "+12065550187",
    body: `Hello ${Math.random()}`,
  });
  const { id } = z.object({ id: z.string() }).parse(sent.structuredContent);
  await host.call("get_message", { id, wait_seconds: 20 });
  const { structuredContent: message } = await host.call("get_message", { id });
  expect(await textOf(host, `flowroute://messages/${id}`)).toEqual(message);

  for (const uri of [
    "flowroute://numbers/+12065550143",
    "flowroute://numbers/not-a-number",
    "flowroute://numbers/%ff",
    `flowroute://messages/mdr2-${"0".repeat(32)}`,
    "flowroute://messages/1",
    "flowroute://numbers/",
    "flowroute://nothing",
  ])
    await expect(beyondTools.readResource({ uri }), uri).rejects.toMatchObject({
      code: -32602,
      data: { uri },
      // Nor what only a tool takes, or a tool that this host may not be served.
      message: expect.not.stringMatching(/errors"|<|HTTP|wait_seconds|list_numbers/),
    });

  expect(await completed(host, atResource(NUMBER), "number", "206 555-01")).toEqual({
    values: [...FIRST, OWNED],
    hasMore: false,
  });
  expect(await completed(host, atResource(MESSAGE), "id", "mdr2")).toMatchObject({ values: [] });
  const setUp = atPrompt("set_up_number");
  expect(await completed(host, setUp, "state", "wash")).toMatchObject({ values: ["WA"] });
  const centers = await completed(host, setUp, "city", "sea", { state: "WA" });
  expect(centers.values).toEqual(["SEATTLE"]);
  expect((await completed(host, setUp, "city", "San F", { state: "California" })).values).toEqual([
    "SANFRANCSC",
  ]);
  expect((await completed(host, setUp, "city", "sea", { state: "Ontario" })).values).not.toContain("SEATTLE");
  expect(await completed(host, atPrompt("reroute_for_outage"), "forward_to", "")).toMatchObject({
    values: expect.arrayContaining(["0"]),
  });
  expect(await completed(host, atPrompt("todays_messages"), "time_zone", "angeles")).toMatchObject({
    values: ["America/Los_Angeles"],
  });
  await expect(completed(host, atPrompt("no_such"), "state", "w")).rejects.toMatchObject({ code: -32602 });

  expect(await promptOf(host, "set_up_number", { state: "washington", city: "Seattle" })).toContain(
    'rate_center: "SEATTLE"',
  );
  expect(await promptOf(host, "todays_messages")).toContain("list_messages(start_date:");
  await expect(
    beyondTools.getPrompt({ name: "set_up_number", arguments: { city: "x" } }),
  ).rejects.toMatchObject({
    code: -32602,
    message: expect.stringMatching(/state: It is needed, .*WA, or Washington\. Fill it in/),
  });
}

describe.each(HOSTS)("%s", (name) => {
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let server: HttpServer;
  let hosts: Host[] = [];
  beforeAll(async () => {
    carrier = await openCarrier();
    server = await startHttpServer(["--spend", "allow"], carrier.env);
  });
  afterEach(async () => {
    for (const host of hosts) await host.close();
    hosts = [];
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    expect(server.said()).not.toContain(OWNED.slice(2));
    await carrier.close();
  });

  it("finds resources, prompts and completions over stdio", async () => {
    const host = await openHost(name, { args: ["--spend", "allow"], env: carrier.env });
    hosts.push(host);
    await findsAll(host);
    expect(host.stderr()).not.toContain(OWNED.slice(2));
  });

  it("finds the same over HTTP", async () => {
    const host = await openHttpHost(name, { url: server.url });
    hosts.push(host);
    await findsAll(host);
  });

  it("finds none of what its tools would not tell", async () => {
    const host = await openHost(name, {
      args: ["--exclude-tools", "get_number,list_routes,list_numbers,get_account_limits"],
      env: carrier.env,
    });
    hosts.push(host);
    const { beyondTools } = host;
    expect((await beyondTools.listResources()).resources).toEqual([]);
    const { resourceTemplates } = await beyondTools.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([MESSAGE]);
    expect((await beyondTools.listPrompts()).prompts.map((prompt) => prompt.name)).toEqual([
      "put_back_routes",
      "todays_messages",
    ]);
    await expect(beyondTools.readResource({ uri: LIMITS })).rejects.toMatchObject({ code: -32602 });
    // The prompt is there, and its argument; what would complete it is not for this host.
    const before = carrier.reads.length;
    expect(await completed(host, atPrompt("todays_messages"), "number", "1")).toMatchObject({ values: [] });
    expect(carrier.reads).toHaveLength(before);
  });
});
