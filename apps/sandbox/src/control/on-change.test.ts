import { expect, test } from "vitest";
import type { Topic } from "../events/changes.ts";
import { eventually } from "../testing/eventually.ts";
import { FROM, HANDSET, MESSAGES, message } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";

const TEXT = { from: HANDSET, to: FROM, body: "Hello" };

/** The topics that are told of at once, after something was done. */
async function toldAfter(sandbox: Started, work: () => unknown): Promise<Set<Topic>> {
  const told: Topic[] = [];
  const stop = sandbox.control.onChange((topics) => void told.push(...topics));
  await work();
  await eventually(() => expect(told).not.toEqual([]));
  stop();
  return new Set(told);
}

test("thousands of changes are told in a few calls, each topic once", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const calls: (readonly Topic[])[] = [];
  sandbox.control.onChange((topics) => void calls.push(topics));
  for (let n = 0; n < 500; n += 1) sandbox.control.receiveMessage(TEXT);
  expect(calls).toEqual([]);
  await eventually(() => expect(calls.flat()).toEqual(expect.arrayContaining(["messages", "webhooks"])));
  expect(calls.length).toBeLessThan(10);
  for (const topics of calls) expect(new Set(topics).size).toBe(topics.length);
});

test("what was changed is told", async () => {
  const sandbox = await startSandbox();
  const { control } = sandbox;
  const told = (work: () => unknown) => toldAfter(sandbox, work);
  expect(await told(() => sandbox.get("/v2/routes"))).toEqual(new Set(["requests"]));
  expect(await told(() => sandbox.post("/v2/numbers/12065550142"))).toContain("numbers");
  expect(await told(() => sandbox.post(MESSAGES, message))).toContain("messages");
  expect(await told(() => control.addFault({ operation: "listRoutes" }))).toEqual(new Set(["faults"]));
  expect(await told(() => control.setClock({ frozen: true }))).toContain("clock");
  expect(await told(() => control.addAccount())).toEqual(new Set(["accounts"]));
  const relationship = `/v2/numbers/${FROM}/relationships/primary_route`;
  expect(await told(() => sandbox.request("DELETE", relationship))).toContain("numbers");
});

test("when everything has changed, nothing else is said", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const { control } = sandbox;
  control.takeSnapshot({ name: "a" });
  const told = (work: () => unknown) => toldAfter(sandbox, work);
  expect(await told(() => control.reset())).toEqual(new Set(["everything"]));
  expect(await told(() => control.seed({ numbers: [{ number: "12125550105" }] }))).toEqual(
    new Set(["everything"]),
  );
  expect(await told(() => control.restoreSnapshot({ name: "a" }))).toEqual(new Set(["everything"]));
});

test("who has ended it is told nothing more, and the others are", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  let told = 0;
  const stop = sandbox.control.onChange(() => {
    told += 1;
  });
  sandbox.control.receiveMessage(TEXT);
  stop();
  stop();
  await toldAfter(sandbox, () => sandbox.control.receiveMessage(TEXT));
  expect(told).toBe(0);
});
