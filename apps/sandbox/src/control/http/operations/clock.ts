import { controlOperation, takesNothing } from "../control-operation.ts";
import { clockChange, clockState } from "../schemas/clock.ts";

export const clockOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "getClock",
    method: "GET",
    path: "/clock",
    summary: "The sandbox's time",
    answer: clockState,
    call: (control) => control.getClock(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "setClock",
    method: "PATCH",
    path: "/clock",
    summary: "Stop time, let it go on, or move it forward; what becomes due happens at once",
    body: clockChange,
    answer: clockState,
    call: (control, { body }) => control.setClock(body),
  }),
];
