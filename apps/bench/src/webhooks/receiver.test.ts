import { afterEach, expect, it } from "vitest";
import { ChildProcesses } from "../children/child-processes.ts";
import { startReceiver } from "./start-receiver.ts";
import { NO_TROUBLE } from "./unreliable.ts";

const children = new ChildProcesses();
afterEach(() => children.endAll());

const post = (url: string, id: string) =>
  fetch(url, { method: "POST", body: JSON.stringify({ data: { type: "message", id, attributes: {} } }) });

it("takes webhooks and says which ones", async () => {
  const { url, counts, taken } = await startReceiver(children);
  for (const id of ["one", "two", "one"]) expect((await post(url, id)).status).toBe(200);
  expect(await counts()).toEqual({ attempts: 3, taken: 2, duplicates: 1 });
  expect(await taken()).toEqual(["one", "two"]);
});

it("refuses, and cuts connections, when it is told to", async () => {
  const refusing = await startReceiver(children, { ...NO_TROUBLE, refused: 1 });
  expect((await post(refusing.url, "one")).status).toBe(503);
  const cutting = await startReceiver(children, { ...NO_TROUBLE, takenAndCut: 1 });
  await expect(post(cutting.url, "one")).rejects.toThrow();
  expect(await cutting.taken()).toEqual(["one"]);
});
