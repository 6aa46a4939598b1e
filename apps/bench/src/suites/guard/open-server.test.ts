import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFlowroute, createRateLimiter } from "flowroute-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carrierFetch } from "../../carrier/carrier-fetch.ts";
import { recordCarrier } from "../../carrier/record-carrier.ts";
import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import { type GuardKind, openServer } from "./open-server.ts";
import { catalog, openSqlite } from "./the-server.ts";
import { type WorkName, workNames, works } from "./works.ts";

let folder = "";
let recorded: RecordedCarrier;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-bench-server-"));
  recorded = await recordCarrier();
});
afterAll(() => rm(folder, { recursive: true }));

async function answers(kind: GuardKind, work: WorkName) {
  const rateLimiter = createRateLimiter({ sms: 1e9, mms: 1e9 });
  const baseUrl = "http://127.0.0.1:9";
  const fetch = carrierFetch(recorded);
  const callTool = await openServer(
    kind,
    createFlowroute({ accessKey: "a", secretKey: "b", baseUrl, fetch, rateLimiter }),
  );
  const { tool: name, input, done } = works[work];
  const tool = catalog.find((each) => each.name === name);
  if (tool === undefined) throw new Error(name);
  const given = input(0, { routeId: recorded.routeId, caller: kind.kind });
  const answer = async () => {
    const answered = await callTool(tool, given);
    return done.safeParse(answered.kind === "result" ? answered.output : answered).success;
  };
  return [await answer(), await answer()];
}

describe("a server", () => {
  it.each(workNames.options)("with any guard does %s", async (work) => {
    const file = join(folder, work);
    for (const kind of ["none", "fsync", "ledger"] as const)
      expect(
        (await answers(kind === "none" ? { kind } : { kind, file: `${file}-${kind}` }, work))[0],
        kind,
      ).toBe(true);
  });

  it("sends an equal text once with its own guard, and twice without one", async () => {
    const file = join(folder, "twice.sqlite");
    expect(await answers({ kind: "ledger", file }, "send_message")).toEqual([true, false]);
    expect(await answers({ kind: "none" }, "send_message")).toEqual([true, true]);
    const ledger = await openSqlite(file);
    expect(await ledger.all("SELECT COUNT(*) AS count FROM operations")).toEqual([{ count: 1 }]);
    await ledger.close();
  });

  it("writes to the disk where that is all that it does", async () => {
    const file = join(folder, "bytes");
    await answers({ kind: "fsync", file }, "send_message");
    expect((await stat(file)).size).toBeGreaterThan(4096);
  });
});
