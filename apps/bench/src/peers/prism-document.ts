import { z } from "zod";
import type { RecordedAnswer } from "../servers/recorded-answer.ts";

const mediaSchema = z.looseObject({});
const responseSchema = z.looseObject({ content: z.record(z.string(), mediaSchema) });
const operationSchema = z.looseObject({ responses: z.record(z.string(), z.unknown()) });
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * The contract with a recorded answer as the only example of an operation: what Prism then answers. Its own examples
 * are short, and a list of two items is no list of two hundred.
 * @throws Error when the contract has no such operation, or the answer is not one of its kinds.
 */
export function withExample(document: unknown, path: string, { status, contentType, body }: RecordedAnswer) {
  const copy = documentSchema.parse(structuredClone(document));
  const operations = copy.paths[path];
  const operation = operationSchema.parse(operations?.["get"]);
  const response = responseSchema.parse(operation.responses[status]);
  if (operations === undefined || response.content[contentType] === undefined)
    throw new Error(`The contract has no answer ${status} in ${contentType} at ${path}.`);
  const { example: _example, ...media } = response.content[contentType];
  response.content[contentType] = { ...media, examples: { recorded: { value: JSON.parse(body) } } };
  operation.responses[status] = response;
  operations["get"] = operation;
  return copy;
}
