import type { PathOperation } from "./document.ts";
import { resolveResponse } from "./reference.ts";
import { type Check, compileResponseCheck } from "./schemas.ts";

export type AnswerCheck = {
  /** Why an answer is not one that the contract allows; undefined when it is. Never repeats a value. */
  faultIn(answer: { status: number; body?: unknown }): string | undefined;
};

function compileFor(operation: PathOperation, status: number): Check | "empty" | undefined {
  const { responses } = operation;
  const documented = responses[String(status)] ?? (status >= 400 ? responses["default"] : undefined);
  if (documented === undefined) return undefined;
  const content = resolveResponse(documented).content?.["application/vnd.api+json"];
  return content === undefined ? "empty" : compileResponseCheck(content.schema);
}

/** Checks the answers of one operation, by status; each schema is compiled on first use. */
export function answerCheck(operation: PathOperation): AnswerCheck {
  const checks = new Map<number, Check | "empty" | undefined>();
  return {
    faultIn({ status, body }) {
      if (!checks.has(status)) checks.set(status, compileFor(operation, status));
      const check = checks.get(status);
      if (check === undefined) return `status ${status} is not in the contract`;
      if (check === "empty") return body === undefined ? undefined : `status ${status} has no body`;
      if (check(body)) return undefined;
      const [finding] = check.errors ?? [];
      return `status ${status}: ${finding?.instancePath || "the body"} ${finding?.message ?? "is not valid"}`;
    },
  };
}
