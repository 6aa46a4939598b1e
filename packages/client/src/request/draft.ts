/**
 * A request before fetch makes a Request of it.
 *
 * fetch would copy a Request that it is given, and a Request with a body can be sent once.
 */
export interface Draft {
  readonly method: string;
  /** The URL with the path as the contract has it: `https://api.flowroute.com/v2/numbers/{id}`. */
  readonly template: string;
  readonly url: string;
  readonly init: Omit<RequestInit, "signal">;
}
