import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openCuttingProxy } from "./cutting-proxy.ts";
import { CLI, type Host, openCarrier, openHost } from "./hosts.ts";

// A server that is killed while the carrier is at work, and the next one that a host starts on the same ledger.

const [OWNED, FOR_SALE] = ["+12065550140", "+12065550141"] as const;
const SEND = { from: OWNED, to: "+12065550187", body: "Only once." };

const PATIENT = { timeout: 20_000, interval: 200 };

let carrier: Awaited<ReturnType<typeof openCarrier>>;
let line: Awaited<ReturnType<typeof openCuttingProxy>>;
let env: Record<string, string>;
let hosts: Host[];
beforeEach(async () => {
  carrier = await openCarrier();
  line = await openCuttingProxy(carrier.sandbox.url);
  env = { ...carrier.env, FLOWROUTE_BASE_URL: line.url };
  hosts = [];
  const first = await start();
  await first.call("purchase_number", { numbers: [OWNED], messaging_enabled: true });
  await first.close();
  carrier.acts.length = 0;
});
afterEach(async () => {
  for (const host of hosts) await host.close();
  await line.close();
  await carrier.close();
});

async function start(): Promise<Host> {
  const host = await openHost("v2 client, 2026 era", { args: ["--spend", "allow"], env });
  hosts.push(host);
  return host;
}

const entries = z.array(z.object({ tool: z.string(), state: z.string(), detail: z.string().nullable() }));

/** What the audit says last of the tool's operation. */
function lastOf(tool: string): string | undefined {
  const { stdout } = spawnSync(process.execPath, [CLI, "audit", "--json"], { env, encoding: "utf8" });
  return entries
    .parse(JSON.parse(stdout))
    .filter((entry) => entry.tool === tool)
    .at(-1)?.state;
}

/** Kills the server once the request has reached the line, and the carrier if it is to act. */
async function killDuring(call: (host: Host) => Promise<unknown>, acts: boolean): Promise<void> {
  line.state.fault = acts ? "never answered" : "never arrived, never answered";
  const host = await start();
  const seen = line.state.acts;
  const calling = call(host).catch(() => {});
  await expect.poll(() => line.state.acts, PATIENT).toBeGreaterThan(seen);
  if (acts) await expect.poll(() => carrier.acts.length, PATIENT).toBe(1);
  host.kill();
  await calling;
  line.state.fault = "pass";
}

describe.each([
  ["send_message", (host: Host) => host.call("send_message", SEND)],
  ["purchase_number", (host: Host) => host.call("purchase_number", { numbers: [FOR_SALE] })],
  [
    "create_route",
    (host: Host) => host.call("create_route", { route_type: "host", value: "pbx.example.com", alias: "PBX" }),
  ],
  [
    "update_failover_route",
    (host: Host) => host.call("update_failover_route", { numbers: [OWNED], route_id: "0" }),
  ],
] as const)("killed during %s", (tool, call) => {
  it("after the carrier has acted: the next server finds out by itself, and the carrier acts no second time", async () => {
    await killDuring(call, true);
    expect(lastOf(tool)).toBe("executing");
    const next = await start();
    await expect.poll(() => lastOf(tool), PATIENT).toBe("succeeded");
    await call(next);
    expect(carrier.acts).toHaveLength(1);
  });

  it("before the carrier has acted: it is unknown, and said so", async () => {
    await killDuring(call, false);
    const next = await start();
    await expect.poll(() => lastOf(tool), PATIENT).toBe("unknown");
    const { content } = await call(next);
    if (tool === "update_failover_route") expect(content[0].text).toContain('"changed"');
    else {
      expect(content[0].text).toMatch(/still not known whether Flowroute acted/);
      expect(carrier.acts).toEqual([]);
    }
  });
});
