import { z } from "zod";
import { controlOperation, takesNothing } from "../control-operation.ts";
import { messageState, newInboundMessage } from "../schemas/messages.ts";
import { page } from "../schemas/values.ts";

export const messageOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listAllMessages",
    method: "GET",
    path: "/messages",
    summary: "List the messages of all accounts, newest first",
    query: page,
    answer: z.array(messageState),
    call: (control, { query }) => control.listAllMessages(query),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "receiveMessage",
    method: "POST",
    path: "/messages",
    summary: "Let a message from outside arrive at a number of an account, now",
    status: 201,
    body: newInboundMessage,
    answer: messageState,
    call: (control, { body }) => control.receiveMessage(body),
  }),
];
