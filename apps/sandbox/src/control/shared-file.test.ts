import { expect, test } from "vitest";
import { createSandbox } from "../sandbox.ts";
import { eventually } from "../testing/eventually.ts";
import { MESSAGES, message } from "../testing/message.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";
import { temporaryDatabase } from "../testing/temporary.ts";

test("an account that one process adds is known to another on the same file", async () => {
  const db = temporaryDatabase();
  const [one, other] = [await startSandbox({ db }), await startSandbox({ db })];
  const added = one.control.addAccount({ access_key: "30000000", secret_key: "a secret" });
  const authorization = `Basic ${btoa(`${added.access_key}:${added.secret_key}`)}`;
  expect((await other.request("GET", "/v2/numbers", { authorization })).status).toBe(200);
  expect((await other.request("GET", "/v2/numbers", { authorization: "Basic eDp5" })).status).toBe(401);
});

test("after a reset the second begins again", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock });
  const send = async () => (await sandbox.post(MESSAGES, message)).status;
  for (let n = 0; n < 5; n += 1) expect(await send()).toBe(202);
  expect(await send()).toBe(429);
  sandbox.control.reset();
  expect(await send()).toBe(202);
});

test("a reset in one process is followed by another: what it has for sale, and how it says what it is", async () => {
  const db = temporaryDatabase();
  const [one, other] = [await startSandbox({ db }), await startSandbox({ db })];
  const changes: unknown[] = [];
  const stop = one.control.onChange((topics) => changes.push(topics));
  other.control.reset({ seed: 9, inventory: 500 });
  const numbers = ({ control }: typeof one) => control.searchInventory({ limit: 200 });
  expect(numbers(one)).toEqual(numbers(other));
  expect(one.control.getState()).toMatchObject({ seed: 9, inventory: 500 });
  await eventually(() => expect(changes).toContainEqual(["everything"]));
  stop();
});

test("what was sent after the clock was moved is there after a restart", async () => {
  const db = temporaryDatabase();
  const { clock } = stoppedClock();
  const first = await createSandbox({ db, clock, inventory: 100, timeScale: 0 });
  first.control.setClock({ advance_ms: 86_400_000 });
  first.control.receiveMessage({ from: "12065550190", to: "12065550100", body: "Hello" });
  const { now } = first.control.getClock();
  await first.close();
  const second = await startSandbox({ db, clock });
  expect(second.control.getClock().now).toBe(now);
  expect(second.control.listAllMessages()).toHaveLength(1);
  second.control.reset();
  expect(Date.parse(second.control.getClock().now)).toBe(clock());
});
