import { removeRoute } from "./assign-route.ts";
import type { Operation } from "./operation.ts";

export const removePrimaryRoute: Operation<{ path: { number_id: string } }> = {
  operationId: "removePrimaryRoute",
  run: (input, context) => removeRoute("primary", input, context),
};
