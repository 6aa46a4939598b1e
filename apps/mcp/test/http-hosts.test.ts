import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { catalog } from "../src/tools/catalog.ts";
import { HOSTS, type Host, openCarrier, openHttpHost, type Person } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

// The built server over HTTP, with every kind of client that hosts are built on.

const withId = z.object({ id: z.string() });
const OWNED = "+12065550142";

describe.each(HOSTS)("%s, over HTTP", (name) => {
  let carrier: Awaited<ReturnType<typeof openCarrier>>;
  let server: HttpServer;
  let hosts: Host[] = [];
  beforeAll(async () => {
    carrier = await openCarrier();
    server = await startHttpServer(
      ["--numbers-per-day", "none", "--numbers-usd-per-day", "none"],
      carrier.env,
    );
  });
  afterEach(async () => {
    for (const host of hosts) await host.close();
    hosts = [];
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    for (const secret of [carrier.sandbox.secretKey, "Your table", OWNED.slice(2)])
      expect(server.said()).not.toContain(secret);
    await carrier.close();
  });

  const open = async (person?: Person) => {
    const host = await openHttpHost(name, { url: server.url, ...(person === undefined ? {} : { person }) });
    hosts.push(host);
    return host;
  };
  const yes = () => ({ action: "accept", content: { approve: true } }) as const;

  it("is told of the tools and of how to go about things, and uses them", async () => {
    const host = await open(yes);
    expect((await host.listTools()).map((tool) => tool.name)).toEqual(catalog.map((tool) => tool.name));
    expect(host.instructions()).toContain("untrusted_body");
    const bought = await host.call("purchase_number", { numbers: [OWNED], messaging_enabled: true });
    expect(bought.content[0].text).toMatch(/"outcome":"(already_)?bought"/);
    const sent = await host.call("send_message", {
      from: OWNED,
      to: "+12065550187",
      body: `Your table is ready, says the ${name}.`,
    });
    const { id } = withId.parse(sent.structuredContent);
    const found = await host.call("get_message", { id, wait_seconds: 20 });
    expect(found.structuredContent).toMatchObject({ final: true, status: "delivered" });
    expect(JSON.parse(found.content[0].text)).toEqual(found.structuredContent);
    const seen: number[] = [];
    const nobodys = { id: `mdr2-${"0".repeat(32)}`, wait_seconds: 1 };
    expect((await host.call("get_message", nobodys, (progress) => seen.push(progress))).isError).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
  });

  it("asks the person through the host, and buys once", async () => {
    const asked: string[] = [];
    const host = await open((message) => {
      asked.push(message);
      return yes();
    });
    const before = carrier.acts.length;
    const numbers = ["+12065550150"];
    const { structuredContent } = await host.call("purchase_number", { numbers });
    expect(structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
    expect(asked).toEqual([expect.stringContaining(`${numbers[0]} (seattle, WA) for $2.25 now`)]);
    expect(carrier.acts).toHaveLength(before + 1);
  });

  it("nothing is bought when the person says no", async () => {
    const host = await open(() => ({ action: "decline" }));
    const before = carrier.acts.length;
    const { isError } = await host.call("purchase_number", { numbers: ["+12065550151"] });
    expect(isError).toBe(true);
    expect(carrier.acts).toHaveLength(before);
  });

  it("that cannot ask is told how a person can approve", async () => {
    const host = await open();
    const { isError, content } = await host.call("purchase_number", { numbers: ["+12065550152"] });
    expect(isError).toBe(true);
    expect(content[0].text).toMatch(/^Nothing was done yet: a person has to approve this first/);
  });
});
