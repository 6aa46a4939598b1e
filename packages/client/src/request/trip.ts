import type { FlowrouteError } from "../errors/flowroute-error.ts";
import type { OperationId } from "../operations/operation-id.ts";
import type { Draft } from "./draft.ts";

/** One call on its way: what is known of it so far. */
export interface Trip {
  readonly operationId: OperationId;
  /** Requests that went out. */
  attempts: number;
  /** When the call is given up, by performance.now(); undefined until its first request goes out. */
  deadline?: number;
  /** The request of this attempt, once it is going out. */
  draft?: Draft | undefined;
  /** The answer to this attempt, once its headers are there. */
  response?: Response | undefined;
  /** How the attempt before this one ended. */
  last?: FlowrouteError;
}
