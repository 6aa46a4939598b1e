import { z } from "zod";
import { controlOperation, takesNothing } from "../control-operation.ts";
import { idInPath, page } from "../schemas/values.ts";
import { webhookEvent } from "../schemas/webhooks.ts";

export const webhookOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    summary: "List what is posted to the accounts' URLs, newest first",
    query: page,
    answer: z.array(webhookEvent),
    call: (control, { query }) => control.listWebhooks(query),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "resendWebhook",
    method: "POST",
    path: "/webhooks/{id}/resend",
    summary: "Post it once more, and again if it is not taken",
    status: 202,
    params: idInPath,
    answer: webhookEvent,
    call: (control, { params }) => control.resendWebhook(params),
  }),
];
