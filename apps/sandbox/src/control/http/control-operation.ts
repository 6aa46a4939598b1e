import { z } from "zod";
import type { Finding } from "../../contract/schemas.ts";
import type { SandboxControl } from "../control.ts";
import { findingsOf } from "./findings.ts";

export type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** What the control document says of an operation. */
export type Described = {
  operationId: keyof SandboxControl | "getControlDocument" | "getMedia" | "getSample";
  method: Method;
  /** With its parameters in braces: `/_sandbox/faults/{id}`. */
  path: string;
  summary: string;
  status: 200 | 201 | 202 | 204;
  mediaType: string;
  schemas: { params: z.ZodType; query: z.ZodType; body: z.ZodType; answer: z.ZodType };
};

/** What came with a request, before it was checked. */
export type Given = { params: unknown; query: unknown; body: unknown };

/** The answer as it is sent, or what is wrong with the request. */
export type Performed = { text: string | undefined } | { findings: Finding[] };

/** An operation that takes JSON and answers it. */
export type ControlOperation = Described & { perform(control: SandboxControl, given: Given): Performed };

type Definition<Params, Query, Body, Result> = {
  operationId: Described["operationId"];
  method: Method;
  /** Under `/_sandbox`. */
  path: string;
  summary: string;
  status?: Described["status"];
  params: z.ZodType<Params>;
  query: z.ZodType<Query>;
  body: z.ZodType<Body>;
  answer: z.ZodType<Result>;
  call(control: SandboxControl, input: { params: Params; query: Query; body: Body }): Result;
};

const nothing: z.ZodType<Record<never, never>> = z.strictObject({});

/** To start a definition from: whatever comes is refused by its name. */
export const takesNothing = { params: nothing, query: nothing, body: nothing };

export const noAnswer: z.ZodType<void> = z.void();

export const ROOT = "/_sandbox";

/** What is checked is what is sent: members that are undefined are not. */
function checkedText(operationId: string, answer: z.ZodType, value: unknown): string {
  const text = JSON.stringify(value);
  const [issue] = answer.safeParse(JSON.parse(text)).error?.issues ?? [];
  if (issue === undefined) return text;
  const where = issue.path.map(String).join(".") || "it";
  throw new Error(`${operationId}: the answer does not match its schema: ${where}: ${issue.message}`);
}

/** Checks what comes, calls the control, and checks what goes. */
export function controlOperation<Params, Query, Body, Result>(
  definition: Definition<Params, Query, Body, Result>,
): ControlOperation {
  const { operationId, method, path, summary, status = 200, call, ...schemas } = definition;
  return {
    operationId,
    method,
    path: `${ROOT}${path}`,
    summary,
    status,
    mediaType: "application/json",
    schemas: { params: schemas.params, query: schemas.query, body: schemas.body, answer: schemas.answer },
    perform: (control, given) => {
      const params = schemas.params.safeParse(given.params, { reportInput: true });
      const query = schemas.query.safeParse(given.query, { reportInput: true });
      const body = schemas.body.safeParse(given.body, { reportInput: true });
      if (!params.success || !query.success || !body.success) {
        const all = [params, query, body].flatMap(({ error }) => error?.issues ?? []);
        return { findings: findingsOf(all) };
      }
      const result = call(control, { params: params.data, query: query.data, body: body.data });
      return { text: status === 204 ? undefined : checkedText(operationId, schemas.answer, result) };
    },
  };
}
