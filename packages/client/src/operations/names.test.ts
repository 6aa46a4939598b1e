import { expect, test } from "vitest";
import { clientOf } from "../testing/carrier.ts";
import { OPERATIONS } from "../testing/contract.ts";

/** The operationId without the noun that its namespace already says. */
function methodOf({ operationId, tag }: { operationId: string; tag: string }): string {
  const noun = `${tag.charAt(0).toUpperCase()}${tag.slice(1, -1)}`;
  const [verb] = operationId.split(new RegExp(`${noun}s?$`));
  // "updatePrimaryRoute" is in numbers: the noun at its end is not the namespace's.
  return `${tag}.${verb}`;
}

test("the methods are the contract's operations, by the rule", () => {
  const methods = Object.entries(clientOf({ url: "http://127.0.0.1" })).flatMap(([namespace, operations]) =>
    Object.keys(operations).map((method) => `${namespace}.${method}`),
  );
  expect(OPERATIONS).toHaveLength(13);
  expect(methods.sort()).toEqual(OPERATIONS.map(methodOf).sort());
});
