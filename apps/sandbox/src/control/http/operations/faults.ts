import { z } from "zod";
import { controlOperation, noAnswer, takesNothing } from "../control-operation.ts";
import { fault, newFault } from "../schemas/faults.ts";

export const faultOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listFaults",
    method: "GET",
    path: "/faults",
    summary: "List the faults that are on",
    answer: z.array(fault),
    call: (control) => control.listFaults(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "addFault",
    method: "POST",
    path: "/faults",
    summary: "Make requests to the carrier's API fail, or wait",
    status: 201,
    body: newFault,
    answer: fault,
    call: (control, { body }) => control.addFault(body),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "deleteFaults",
    method: "DELETE",
    path: "/faults",
    summary: "Remove every fault",
    status: 204,
    answer: noAnswer,
    call: (control) => control.deleteFaults(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "deleteFault",
    method: "DELETE",
    path: "/faults/{id}",
    summary: "Remove a fault",
    status: 204,
    params: z.strictObject({ id: z.string() }),
    answer: noAnswer,
    call: (control, { params }) => control.deleteFault(params),
  }),
];
