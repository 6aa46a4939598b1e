import { z } from "zod";
import { type Described, ROOT, takesNothing } from "../control-operation.ts";

/** What answers something else than JSON, as the control document has it. */
export const streamOperations: readonly Described[] = [
  {
    operationId: "onChange",
    method: "GET",
    path: `${ROOT}/events`,
    summary: "Server-sent events: `ready` at first, then `changed` with the topics of what has changed",
    status: 200,
    mediaType: "text/event-stream",
    schemas: { ...takesNothing, answer: z.string() },
  },
  {
    operationId: "getMedia",
    method: "GET",
    path: `${ROOT}/media/{id}`,
    summary: "A file of a message: the id of the message, a hyphen, and the place of the file, from 1",
    status: 200,
    mediaType: "*/*",
    schemas: { ...takesNothing, params: z.strictObject({ id: z.string() }), answer: z.unknown() },
  },
  {
    operationId: "getSample",
    method: "GET",
    path: `${ROOT}/samples/{name}`,
    summary: "A file to send in a message",
    status: 200,
    mediaType: "*/*",
    schemas: { ...takesNothing, params: z.strictObject({ name: z.string() }), answer: z.unknown() },
  },
];
