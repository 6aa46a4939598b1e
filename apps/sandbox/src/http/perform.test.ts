import { expect, test } from "vitest";
import { contractOperations } from "../contract/operations.ts";
import { createDelivery } from "../delivery/delivery.ts";
import { createChanges } from "../events/changes.ts";
import { createMediaFetcher } from "../media/fetch-media.ts";
import { listRoutes } from "../operations/list-routes.ts";
import type { Answer, Operation } from "../operations/operation.ts";
import { initialSettings } from "../provision/initial-settings.ts";
import { provision } from "../provision/provision.ts";
import { createShownItems } from "../resources/shown-items.ts";
import { openStore } from "../store/store.ts";
import { performer } from "./perform.ts";

const REQUEST = { path: {}, search: "", body: undefined };

/** Performs listRoutes as this operation would, on a real store. */
function perform(operation: Operation): { answer: Answer; logged: string[] } {
  const store = openStore(undefined);
  provision(store, initialSettings({ inventory: 0, balance: 0 }));
  const [account] = store.accounts.all();
  if (account === undefined) throw new Error("The sandbox has no account.");
  const clock = Date.now;
  const delivery = createDelivery({ store, clock, timeScale: 0, seed: () => 1, onMessage: () => {} });
  const contract = contractOperations.find(({ operationId }) => operationId === "listRoutes");
  if (contract === undefined) throw new Error("The contract has no listRoutes.");
  const logged: string[] = [];
  const media = createMediaFetcher({ allowPrivate: false });
  const changes = createChanges();
  const shownNumbers = createShownItems();
  const context = {
    store,
    account,
    clock,
    delivery,
    media,
    changes,
    shownNumbers,
    baseUrl: "http://127.0.0.1",
  };
  try {
    const answer = performer(contract, operation, (line) => void logged.push(line))(REQUEST, context);
    if (answer instanceof Promise) throw new Error("The answer takes its time.");
    return { answer, logged };
  } finally {
    store.close();
  }
}

const SECRET = crypto.randomUUID();
const FAULT = {
  status: 500,
  body: {
    errors: [
      {
        detail: "The sandbox is at fault, not the request. Its log says what happened.",
        id: expect.any(String),
        status: 500,
        title: "Sandbox Fault",
      },
    ],
  },
};

test("passes on an answer that the contract allows", () => {
  const { answer, logged } = perform(listRoutes);
  expect(answer.status).toBe(200);
  expect(logged).toEqual([]);
});

test.each<[string, Answer, string]>([
  [
    "a body of another shape",
    { status: 200, body: { data: [{ id: SECRET }], links: {} } },
    "/data/0 must have required property",
  ],
  ["no body where there is one", { status: 200 }, "must be object"],
  ["a status that is not documented", { status: 201, body: {} }, "status 201 is not in the contract"],
  [
    "an error of another shape",
    { status: 404, body: { error: SECRET } },
    "must have required property 'errors'",
  ],
])("answers 500 instead of %s, and logs where it is wrong without values", (_, wrong, why) => {
  const { answer, logged } = perform({ operationId: "listRoutes", run: () => wrong });
  expect(answer).toEqual(FAULT);
  expect(logged).toEqual([expect.stringContaining(why)]);
  expect(logged[0]).toMatch(/^listRoutes: the answer does not match the contract: /);
  expect(logged.join()).not.toContain(SECRET);
});

test("answers 500 when an operation fails, and logs the failure", () => {
  const { answer, logged } = perform({
    operationId: "listRoutes",
    run: () => {
      throw new Error("out of paper");
    },
  });
  expect(answer).toEqual(FAULT);
  expect(logged).toEqual([expect.stringContaining("out of paper")]);
});
