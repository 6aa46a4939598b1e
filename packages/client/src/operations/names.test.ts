import { expect, test } from "vitest";
import { clientOf } from "../testing/carrier.ts";
import { methodName, OPERATIONS } from "../testing/contract.ts";

test("the methods are the contract's operations, by the rule", () => {
  const methods = Object.entries(clientOf({ url: "http://127.0.0.1" })).flatMap(([namespace, operations]) =>
    Object.keys(operations).map((method) => `${namespace}.${method}`),
  );
  expect(methods.sort()).toEqual(
    OPERATIONS.map((operation) => `${operation.tag}.${methodName(operation)}`).sort(),
  );
});
