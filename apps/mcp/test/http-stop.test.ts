import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, it as always, beforeEach, expect } from "vitest";
import { openCuttingProxy } from "./cutting-proxy.ts";
import { openCarrier, openHttpHost } from "./hosts.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";

// Windows has no signals: a process that is told to end there ends at once.
const it = always.skipIf(process.platform === "win32");

let carrier: Awaited<ReturnType<typeof openCarrier>>;
let line: Awaited<ReturnType<typeof openCuttingProxy>>;
let servers: HttpServer[];
beforeEach(async () => {
  carrier = await openCarrier();
  line = await openCuttingProxy(carrier.sandbox.url);
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.kill();
  await line.close();
  await carrier.close();
});

const start = async () => {
  const server = await startHttpServer(["--spend", "allow", "--numbers-per-day", "none"], {
    ...carrier.env,
    FLOWROUTE_BASE_URL: line.url,
  });
  servers.push(server);
  return { server, host: await openHttpHost("v2 client, 2026 era", server) };
};
const PATIENT = { timeout: 20_000, interval: 50 };
const NUMBER = "+12065550140";

it("SIGTERM: what is under way is finished and answered, and nothing new is taken", async () => {
  const { server, host } = await start();
  const held = line.hold();
  const buying = host.call("purchase_number", { numbers: [NUMBER] });
  await expect.poll(() => line.state.acts, PATIENT).toBe(1);
  const stopped = server.stop();
  await expect.poll(() => server.said(), PATIENT).toContain("SIGTERM: nothing new is taken");
  await expect(fetch(`${server.url}/mcp`)).rejects.toThrow();
  held.release();
  expect((await buying).structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
  expect(await stopped).toBe(0);
  expect(carrier.acts).toHaveLength(1);
});

it("a second SIGTERM ends it at once; the next server knows what was begun, and does it not again", async () => {
  const { server, host } = await start();
  line.state.fault = "never answered";
  const buying = host.call("purchase_number", { numbers: [NUMBER] }).catch(() => undefined);
  await expect.poll(() => carrier.acts.length, PATIENT).toBe(1);
  server.child.kill("SIGTERM");
  await expect.poll(() => server.said(), PATIENT).toContain("SIGTERM: nothing new");
  server.child.kill("SIGTERM");
  await expect.poll(() => server.child.exitCode, PATIENT).toBe(1);
  line.state.fault = "pass";
  await buying;
  const next = await start();
  const { structuredContent } = await next.host.call("purchase_number", { numbers: [NUMBER] });
  expect(structuredContent).toMatchObject({ numbers: [{ outcome: "already_bought" }] });
  expect(carrier.acts).toHaveLength(1);
});

it("SIGTERM: what only waits is answered with what is known, and may be asked again elsewhere", async () => {
  const { server, host } = await start();
  await host.call("purchase_number", { numbers: [NUMBER], messaging_enabled: true });
  // Of a message to this number nothing more is heard than that it is buffered.
  const message = { from: NUMBER, to: "+12065550193", body: "Your table is ready." };
  const id = (await host.call("send_message", message)).structuredContent?.["id"];
  const known = async () => (await host.call("get_message", { id })).structuredContent;
  await expect.poll(known, PATIENT).toMatchObject({ status: "message buffered" });
  let waits = () => {};
  const waiting = new Promise<void>((resolve) => {
    waits = resolve;
  });
  const told = host.call("get_message", { id, wait_seconds: 50 }, waits);
  await waiting;
  const stopped = server.stop();
  expect((await told).structuredContent).toMatchObject({ id, status: "message buffered", final: false });
  expect(await stopped).toBe(0);
});

it("SIGTERM: a call that is still looking something up is finished, however long that takes", async () => {
  const { server, host } = await start();
  const held = line.holdReads();
  const buying = host.call("purchase_number", { numbers: [NUMBER] });
  await held.came;
  const stopped = server.stop();
  await expect.poll(() => server.said(), PATIENT).toContain("SIGTERM: nothing new is taken");
  // Longer than answers are given to reach their hosts.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  held.release();
  expect((await buying).structuredContent).toMatchObject({ numbers: [{ outcome: "bought" }] });
  expect(await stopped).toBe(0);
});

it("SIGTERM: a call whose body is complete only then is not begun, and says so", async () => {
  const { server } = await start();
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name: "purchase_number", arguments: { numbers: [NUMBER] } },
  });
  const headers = {
    accept: "application/json, text/event-stream",
    "content-type": "application/json",
    "mcp-protocol-version": "2025-11-25",
  };
  const call = request(`${server.url}/mcp`, { method: "POST", headers });
  const answered = new Promise<string>((resolve, reject) => {
    call.once("response", (response) => resolve(text(response)));
    call.once("error", reject);
  });
  call.write(body.slice(0, -1));
  // It is inside when it is counted beside the look itself.
  const inside = async () => (await fetch(`${server.url}/metrics`)).text();
  await expect.poll(inside, PATIENT).toMatch(/^flowroute_mcp_http_in_flight\S* 2$/m);
  const stopped = server.stop();
  await expect.poll(() => server.said(), PATIENT).toContain("SIGTERM: nothing new is taken");
  call.end(body.slice(-1));
  expect(await answered).toContain("Nothing was done: this server is being stopped.");
  expect(await stopped).toBe(0);
  expect(carrier.acts).toEqual([]);
});
