import type { Clock } from "../clock/clock.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Changes } from "../events/changes.ts";
import type { MediaFetcher } from "../media/fetch-media.ts";
import type { ErrorDetail } from "../resources/error.ts";
import { errorDocument } from "../resources/error.ts";
import type { ShownItems } from "../resources/shown-items.ts";
import type { Account } from "../store/accounts.ts";
import type { Store } from "../store/store.ts";

/** What an operation has at hand: the state, whose request it is, the time, and where the sandbox is reached. */
export type OperationContext = {
  store: Store;
  account: Account;
  clock: Clock;
  delivery: Delivery;
  media: MediaFetcher;
  /** Numbers for sale, as they were shown before. */
  shownNumbers: ShownItems;
  changes: Changes;
  /** Without a slash at the end. */
  baseUrl: string;
};

export type Answer = {
  status: number;
  /** Checked against the contract. Left out where the contract has none. */
  body?: unknown;
  /** Sent instead of the body as JSON: it may hold items that were checked before, which the body leaves out. */
  text?: string;
  /** Called when the body was found to be as the contract says. */
  onChecked?: () => void;
};

/**
 * One operation of the contract. Its input was checked against the contract for this operationId before, so each
 * operation names the input that the contract promises.
 */
export type Operation<Input = unknown> = {
  readonly operationId: string;
  // In method syntax, which lets operations with different inputs stand in one list.
  run(input: Input, context: OperationContext): Answer | Promise<Answer>;
};

/** An error in the carrier's shape. */
export function refusal(status: number, detail: ErrorDetail, title?: string): Answer {
  return { status, body: errorDocument(status, detail, title) };
}

/** The carrier's 404 for everything that is not on the account, whether it exists or not. */
export function notOnAccount(): Answer {
  return refusal(404, "Could not find that resource on your account.");
}
