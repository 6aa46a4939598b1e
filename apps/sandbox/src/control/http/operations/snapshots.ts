import { z } from "zod";
import { controlOperation, noAnswer, takesNothing } from "../control-operation.ts";
import { snapshotName, snapshotState } from "../schemas/snapshots.ts";
import { sandboxState } from "../schemas/state.ts";

export const snapshotOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listSnapshots",
    method: "GET",
    path: "/snapshots",
    summary: "List the snapshots",
    answer: z.array(snapshotState),
    call: (control) => control.listSnapshots(),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "takeSnapshot",
    method: "PUT",
    path: "/snapshots/{name}",
    summary: "Keep all state under a name, instead of an earlier snapshot of this name",
    params: snapshotName,
    answer: snapshotState,
    call: (control, { params }) => control.takeSnapshot(params),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "restoreSnapshot",
    method: "POST",
    path: "/snapshots/{name}/restore",
    summary: "Put all state back as it was when the snapshot was taken",
    params: snapshotName,
    answer: sandboxState,
    call: (control, { params }) => control.restoreSnapshot(params),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "deleteSnapshot",
    method: "DELETE",
    path: "/snapshots/{name}",
    summary: "Remove a snapshot",
    status: 204,
    params: snapshotName,
    answer: noAnswer,
    call: (control, { params }) => control.deleteSnapshot(params),
  }),
];
