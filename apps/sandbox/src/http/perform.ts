import { findingTree } from "../contract/finding-tree.ts";
import type { ContractOperation } from "../contract/operations.ts";
import type { Log } from "../log.ts";
import {
  type Answer,
  notOnAccount,
  type Operation,
  type OperationContext,
  refusal,
} from "../operations/operation.ts";

/** A request whose sender is known: values of the path, the query without its question mark, and the body. */
export type ParsedRequest = {
  path: Readonly<Record<string, string>>;
  search: string;
  body: unknown;
};

export type Perform = (request: ParsedRequest, context: OperationContext) => Answer | Promise<Answer>;

/** The only answer that the carrier does not have: it is the sandbox that failed. */
export function fault(): Answer {
  return refusal(
    500,
    "The sandbox is at fault, not the request. Its log says what happened.",
    "Sandbox Fault",
  );
}

export function failureText(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : "unknown failure";
}

const SQLITE_BUSY = 5;

/** Whether another process holds the database. */
export const isBusy = (cause: unknown) =>
  cause instanceof Error && Reflect.get(cause, "errcode") === SQLITE_BUSY;

function validate(
  contract: ContractOperation,
  request: ParsedRequest,
): { input: object } | { refused: Answer } {
  const { path, search, body } = request;
  if (!contract.canExist(path)) return { refused: notOnAccount() };
  const { values: query, findings } = contract.query.read(search);
  if (findings.length > 0) return { refused: refusal(422, findingTree(findings)) };
  if (contract.body === undefined) return { input: { path, query } };
  if (body === undefined) {
    if (!contract.body.required) return { input: { path, query, body } };
    const detail = "The request has no body, and this operation needs one. Nothing was done.";
    return { refused: refusal(400, detail, "Bad Request") };
  }
  const wrong = contract.body.findingsIn(body);
  if (wrong.length > 0) return { refused: refusal(422, findingTree(wrong)) };
  return { input: { path, query, body } };
}

/** Checks a request against the contract, performs it, and checks the answer against the contract. */
export function performer(contract: ContractOperation, operation: Operation, log: Log): Perform {
  const { operationId } = contract;
  const checked = (answer: Answer): Answer => {
    const problem = contract.answers.faultIn(answer);
    if (problem === undefined) {
      answer.onChecked?.();
      return answer;
    }
    log(`${operationId}: the answer does not match the contract: ${problem}`);
    return fault();
  };
  const failed = (cause: unknown): Answer => {
    if (isBusy(cause)) {
      const detail = "Another process holds the sandbox's database. Nothing was done.";
      return refusal(503, detail, "Service Unavailable");
    }
    log(`${operationId}: ${failureText(cause)}`);
    return fault();
  };
  return (request, context) => {
    const valid = validate(contract, request);
    if ("refused" in valid) return valid.refused;
    try {
      const answer = operation.run(valid.input, context);
      return answer instanceof Promise ? answer.then(checked, failed) : checked(answer);
    } catch (cause) {
      return failed(cause);
    }
  };
}
