import { type AnswerCheck, answerCheck } from "./answers.ts";
import { type BodyReader, bodyReader } from "./body.ts";
import { contractDocument, METHODS, type Parameter } from "./document.ts";
import { type QueryReader, queryReader } from "./query.ts";
import { resolveParameter } from "./reference.ts";
import { type Check, compileRequestCheck } from "./schemas.ts";

/** One operation as the contract has it: where it is, what it takes and what it may answer. */
export type ContractOperation = {
  operationId: string;
  /** Upper case. */
  method: string;
  /** With its parameters in braces: `/v2/numbers/{id}`. */
  path: string;
  /** Whether only the sandbox performs it: the client has no method for it. */
  isSandboxOnly: boolean;
  /** Whether values of these path parameters can exist at all. */
  canExist(pathValues: Readonly<Record<string, string>>): boolean;
  query: QueryReader;
  /** Undefined where the operation takes no body. */
  body: BodyReader | undefined;
  answers: AnswerCheck;
};

function pathCheck(parameters: readonly Parameter[]): ContractOperation["canExist"] {
  const properties: Record<string, object> = {};
  for (const { name, in: place, schema } of parameters) {
    if (place === "path" && name !== undefined) properties[name] = schema ?? {};
  }
  const required = Object.keys(properties);
  if (required.length === 0) return () => true;
  let check: Check | undefined;
  return (values) => {
    check ??= compileRequestCheck({ type: "object", properties, required });
    return check(values);
  };
}

function readOperations(): ContractOperation[] {
  const operations: ContractOperation[] = [];
  for (const [path, item] of Object.entries(contractDocument.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolveParameter);
      operations.push({
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        isSandboxOnly: operation["x-sandbox-only"] === true,
        canExist: pathCheck(parameters),
        query: queryReader(parameters),
        body: operation.requestBody === undefined ? undefined : bodyReader(operation.requestBody),
        answers: answerCheck(operation),
      });
    }
  }
  return operations;
}

/** Every operation of the contract, in its order: paths without parameters come before those that they resemble. */
export const contractOperations: readonly ContractOperation[] = readOperations();
