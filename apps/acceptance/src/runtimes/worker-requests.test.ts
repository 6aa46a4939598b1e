// On Workers, all requests share the client and its limiter, but no request may wait for a timer of another.
import { randomBytes, randomInt } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeProject, type Project } from "../packed/project.ts";
import { type Carrier, startCarrier } from "./carrier.ts";
import { startWorker, type Worker } from "./workerd.ts";

const SCRIPT = "messages.js";

let project: Project;
let carrier: Carrier;
let worker: Worker;

beforeAll(async () => {
  project = await makeProject(inject("tarball"), "module");
  copyFileSync(fileURLToPath(new URL(SCRIPT, import.meta.url)), join(project.folder, SCRIPT));
  carrier = await startCarrier(project.folder);
  const keys = { accessKey: String(randomInt(1e7, 1e8)), secretKey: randomBytes(16).toString("hex") };
  const account = JSON.stringify({ ...keys, url: `${carrier.targets.url}/accepted` });
  worker = await startWorker(project.folder, SCRIPT, `sendMessages(request, ${account})`);
});
afterAll(async () => {
  await worker?.stop();
  carrier?.close();
  project?.remove();
});

const ask = async (query: string): Promise<unknown> => (await fetch(`${worker.url}?${query}`)).json();

test("requests that come at once all send their messages, each once", async () => {
  const sent = await Promise.all([ask("count=4"), ask("count=4"), ask("count=4")]);
  expect(sent).toEqual([4, 4, 4]);
  expect(carrier.arrived).toHaveLength(12);
});

test("a request that is answered before its messages had their turn holds up no later one", async () => {
  expect(await ask("count=8&leave")).toBe("left");
  expect(await ask("count=2")).toBe(2);
});
