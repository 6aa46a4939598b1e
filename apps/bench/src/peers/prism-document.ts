import { z } from "zod";
import type { RecordedAnswer } from "../servers/recorded-answer.ts";

const mediaSchema = z.looseObject({});
const responseSchema = z.looseObject({ content: z.record(z.string(), mediaSchema) });
const operationSchema = z.looseObject({ responses: z.record(z.string(), z.unknown()) });
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** Where an operation is in the contract. */
export type OperationPlace = { method: "GET" | "POST"; path: string };

/**
 * The contract with a recorded answer as the only example of an operation: what Prism then answers. Its own examples
 * are short, and a list of two items is no list of two hundred.
 * @throws Error when the contract has no such operation, or the answer is not one of its kinds.
 */
export function withExample(
  document: unknown,
  { method, path }: OperationPlace,
  { status, contentType, body }: RecordedAnswer,
) {
  const verb = method.toLowerCase();
  const copy = documentSchema.parse(structuredClone(document));
  const operations = copy.paths[path];
  const operation = operationSchema.parse(operations?.[verb]);
  const response = responseSchema.parse(operation.responses[status]);
  if (operations === undefined || response.content[contentType] === undefined)
    throw new Error(`The contract has no answer ${status} in ${contentType} at ${method} ${path}.`);
  const { example: _example, ...media } = response.content[contentType];
  response.content[contentType] = { ...media, examples: { recorded: { value: JSON.parse(body) } } };
  operation.responses[status] = response;
  operations[verb] = operation;
  return copy;
}
