import { removeRoute } from "./assign-route.ts";
import type { Operation } from "./operation.ts";

export const removeFailoverRoute: Operation<{ path: { number_id: string } }> = {
  operationId: "removeFailoverRoute",
  run: (input, context) => removeRoute("failover", input, context),
};
