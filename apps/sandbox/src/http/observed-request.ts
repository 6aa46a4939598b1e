/** A request whose answer was sent. Nothing of what was sent or answered but this. */
export type ObservedRequest = {
  /** Upper case. */
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined when no operation matched, or the sender was not known. */
  operationId: string | undefined;
  status: number;
};

export type RequestObserver = (request: ObservedRequest) => void;
