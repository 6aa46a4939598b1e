import { afterEach, expect, it } from "vitest";
import { createKit, type Kit } from "../../test/guard-kit.ts";
import { stillWaiting, writeDown } from "./decide.ts";
import { since } from "./ledger/audit.ts";
import type { Database } from "./ledger/sql.ts";

let kit: Kit | undefined;
afterEach(async () => {
  await kit?.guard.close();
  await kit?.ledger.remove();
});

async function waiting() {
  kit = createKit({ policy: { spend: "confirm" } });
  const { ledger, perform, clock } = kit;
  await perform(["a thing"]);
  const database = await ledger.file.open();
  const [approval] = await stillWaiting(database, clock.now);
  if (approval === undefined) throw new Error("nothing waits");
  const states = async () => (await since(database, 0, 0, 100)).map(({ state }) => state);
  return { database, id: approval.id, now: () => clock.now, states };
}

it("is done when the connection was lost after it was written, and the work is run again", async () => {
  const { database, id, now, states } = await waiting();
  const losing: Database = {
    ...database,
    transaction: async (work, options) => {
      await database.transaction(work, options);
      return database.transaction(work, options);
    },
  };
  expect(await writeDown(losing, id, "approve", "somebody", now)).toBeUndefined();
  expect(await states()).toEqual(["awaiting_approval", "approved"]);
  expect(await writeDown(database, id, "approve", "somebody", now)).toContain(
    "approved by somebody meanwhile",
  );
});

it("holds though the text of the question could not be taken off the disk yet", async () => {
  const { database, id, now, states } = await waiting();
  const busy = { ...database, forget: () => Promise.reject(new Error("somebody reads")) };
  expect(await writeDown(busy, id, "deny", "somebody", now)).toBeUndefined();
  expect(await states()).toEqual(["awaiting_approval", "declined"]);
});
