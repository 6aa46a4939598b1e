import { type AssignRouteInput, assignRoute } from "./assign-route.ts";
import type { Operation } from "./operation.ts";

export const updateFailoverRoute: Operation<AssignRouteInput> = {
  operationId: "updateFailoverRoute",
  run: (input, context) => assignRoute("failover", input, context),
};
