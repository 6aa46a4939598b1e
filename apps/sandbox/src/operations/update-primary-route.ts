import { type AssignRouteInput, assignRoute } from "./assign-route.ts";
import type { Operation } from "./operation.ts";

export const updatePrimaryRoute: Operation<AssignRouteInput> = {
  operationId: "updatePrimaryRoute",
  run: (input, context) => assignRoute("primary", input, context),
};
