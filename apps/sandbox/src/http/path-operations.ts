import { type ContractOperation, contractOperations } from "../contract/operations.ts";
import type { Log } from "../log.ts";
import { operations } from "../operations/index.ts";
import { type Paths, pathsOf } from "./paths.ts";
import { type Perform, performer } from "./perform.ts";

/** An operation of the contract with what performs it. */
export type Performed = { contract: ContractOperation; perform: Perform };

/** What the contract has at one path. */
export type PathOperations = {
  /** By the method in upper case. */
  byMethod: ReadonlyMap<string, Performed>;
  /** The methods, as an Allow header lists them. */
  allow: string;
};

function performedBy(contract: ContractOperation, log: Log): Performed {
  const operation = operations.find(({ operationId }) => operationId === contract.operationId);
  if (operation === undefined) throw new Error(`The sandbox has no operation ${contract.operationId}.`);
  return { contract, perform: performer(contract, operation, log) };
}

/** Which paths and methods there are is the contract's; operations are found by their id. */
export function pathOperations(log: Log): Paths<PathOperations> {
  const byPath = new Map<string, ContractOperation[]>();
  for (const contract of contractOperations) {
    byPath.set(contract.path, [...(byPath.get(contract.path) ?? []), contract]);
  }
  return pathsOf(
    [...byPath].map(([path, contracts]) => [
      path,
      {
        byMethod: new Map(contracts.map((contract) => [contract.method, performedBy(contract, log)])),
        allow: contracts.map(({ method }) => method).join(", "),
      },
    ]),
  );
}
