import { controlOperation, takesNothing } from "../control-operation.ts";
import { seedData, seeded } from "../schemas/seed.ts";
import { resetOptions, sandboxState } from "../schemas/state.ts";

export const stateOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "getState",
    method: "GET",
    path: "/state",
    summary: "What the sandbox is, its clock, its accounts, and the carrier's operations",
    answer: sandboxState,
    call: (control) => control.getState(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "reset",
    method: "POST",
    path: "/reset",
    summary: "Make the sandbox anew, from the same seed or from another; snapshots stay",
    body: resetOptions,
    answer: sandboxState,
    call: (control, { body }) => control.reset(body),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "seed",
    method: "POST",
    path: "/seed",
    summary: "Put routes, numbers and messages into an account, all or nothing",
    status: 201,
    body: seedData,
    answer: seeded,
    call: (control, { body }) => control.seed(body),
  }),
];
