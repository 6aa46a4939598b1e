import { z } from "zod";
import type { SandboxControl } from "../../control.ts";
import type { RequestDetail, RequestSummary } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, fromDigits, limitInQuery, time } from "./values.ts";

const summary = {
  id: count,
  at: time,
  method: z.string(),
  path: z.string(),
  query: z.string(),
  operation: z.string().nullable(),
  access_key: z.string().nullable(),
  status: z.int().nullable(),
  took_ms: z.number(),
  fault: z.string().nullable(),
};

export const requestSummary: z.ZodType<RequestSummary> = named("RequestSummary", z.strictObject(summary));

export const requestDetail: z.ZodType<RequestDetail> = named(
  "RequestDetail",
  z.strictObject({
    ...summary,
    request_headers: z.record(z.string(), z.string()),
    request_body: z.string().nullable(),
    response_body: z.string().nullable(),
  }),
);

export const requestsPage: z.ZodType<NonNullable<Parameters<SandboxControl["listRequests"]>[0]>> =
  z.strictObject({ limit: limitInQuery, before: fromDigits(count).exactOptional() });
