import { z } from "zod";
import { controlOperation, noAnswer, takesNothing } from "../control-operation.ts";
import { requestDetail, requestSummary, requestsPage } from "../schemas/requests.ts";
import { idInPath } from "../schemas/values.ts";

export const requestOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listRequests",
    method: "GET",
    path: "/requests",
    summary: "List the latest requests to the carrier's API, newest first",
    query: requestsPage,
    answer: z.array(requestSummary),
    call: (control, { query }) => control.listRequests(query),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "getRequest",
    method: "GET",
    path: "/requests/{id}",
    summary: "A request and its answer, with what was in them but for credentials",
    params: idInPath,
    answer: requestDetail,
    call: (control, { params }) => control.getRequest(params),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "deleteRequests",
    method: "DELETE",
    path: "/requests",
    summary: "Forget the requests so far",
    status: 204,
    answer: noAnswer,
    call: (control) => control.deleteRequests(),
  }),
];
