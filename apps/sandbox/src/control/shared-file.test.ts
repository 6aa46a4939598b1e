import { expect, test } from "vitest";
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
