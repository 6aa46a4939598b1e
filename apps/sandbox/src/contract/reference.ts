import { contractDocument, type Parameter, type Response } from "./document.ts";

type Named = "parameters" | "responses";

function named<Target>(room: Named, among: Readonly<Record<string, Target>>, reference: string): Target {
  const prefix = `#/components/${room}/`;
  const target = reference.startsWith(prefix) ? among[reference.slice(prefix.length)] : undefined;
  if (target === undefined) throw new Error(`The contract refers to ${reference}, which it does not hold.`);
  return target;
}

/** The parameter itself, where the contract has it or a reference to it. */
export function resolveParameter(parameter: Parameter): Parameter {
  const { $ref } = parameter;
  return $ref === undefined ? parameter : named("parameters", contractDocument.components.parameters, $ref);
}

/** The response itself, where the contract has it or a reference to it. */
export function resolveResponse(response: Response): Response {
  const { $ref } = response;
  return $ref === undefined ? response : named("responses", contractDocument.components.responses, $ref);
}
