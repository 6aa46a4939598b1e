import { findingTree } from "../../contract/finding-tree.ts";
import { refusal } from "../../operations/operation.ts";
import type { SandboxControl } from "../control.ts";
import type { ControlOperation } from "./control-operation.ts";
import { readBody } from "./request-body.ts";
import type { Exchange, Route } from "./route.ts";
import { sendJson, sendRefusal } from "./send.ts";

async function answer(
  operation: ControlOperation,
  control: SandboxControl,
  { incoming, outgoing, search, parameters }: Exchange,
): Promise<void> {
  const read = await readBody(incoming);
  if ("refused" in read) {
    sendRefusal(outgoing, read.refused);
    return;
  }
  const performed = operation.perform(control, {
    params: parameters,
    query: Object.fromEntries(new URLSearchParams(search)),
    body: read.json === undefined ? {} : read.json,
  });
  if ("findings" in performed) sendRefusal(outgoing, refusal(422, findingTree(performed.findings)));
  else sendJson(outgoing, operation.status, performed.text);
}

export function jsonRoutes(operations: readonly ControlOperation[], control: SandboxControl): Route[] {
  return operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    handle: (exchange) => answer(operation, control, exchange),
  }));
}
