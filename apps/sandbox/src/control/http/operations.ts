import { z } from "zod";
import packageJson from "../../../package.json" with { type: "json" };
import {
  type ControlOperation,
  controlOperation,
  type Described,
  takesNothing,
} from "./control-operation.ts";
import { controlDocument } from "./openapi.ts";
import { accountOperations } from "./operations/accounts.ts";
import { clockOperations } from "./operations/clock.ts";
import { faultOperations } from "./operations/faults.ts";
import { messageOperations } from "./operations/messages.ts";
import { numberOperations } from "./operations/numbers.ts";
import { requestOperations } from "./operations/requests.ts";
import { snapshotOperations } from "./operations/snapshots.ts";
import { stateOperations } from "./operations/state.ts";
import { streamOperations } from "./operations/streams.ts";
import { webhookOperations } from "./operations/webhooks.ts";

const getControlDocument = controlOperation({
  ...takesNothing,
  operationId: "getControlDocument",
  method: "GET",
  path: "/openapi.json",
  summary: "This document",
  answer: z.looseObject({ openapi: z.string() }),
  call: () => controlDocument(everyOperation, packageJson.version),
});

/** Those that take JSON and answer it: one for each method of SandboxControl, and the document of them all. */
export const operations: readonly ControlOperation[] = [
  ...stateOperations,
  ...snapshotOperations,
  ...clockOperations,
  ...faultOperations,
  ...requestOperations,
  ...accountOperations,
  ...numberOperations,
  ...messageOperations,
  ...webhookOperations,
  getControlDocument,
];

export const everyOperation: readonly Described[] = [...operations, ...streamOperations];
