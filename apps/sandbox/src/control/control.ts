import type { Topic } from "../events/changes.ts";
import type { Fault, NewFault } from "../faults/fault.ts";
import type {
  AccountState,
  ClockState,
  InventorySearch,
  MessageState,
  NewAccount,
  NewInboundMessage,
  NumberForSale,
  OwnedNumber,
  RequestDetail,
  RequestSummary,
  SandboxState,
  SeedData,
  Seeded,
  SnapshotState,
  WebhookEventState,
} from "./shapes.ts";

/** Which part of a list: 1 to 1000 items, 100 by default. */
export type Page = { limit?: number; offset?: number };

/**
 * Everything that a person or a test can see and do beyond the carrier's API. The same is under `/_sandbox/` over
 * HTTP, with the same names.
 *
 * @throws ControlError from each of them for what cannot be done; then nothing was changed.
 */
export type SandboxControl = {
  getState(): SandboxState;
  /** Makes the sandbox anew, from what it was made from or with another seed or inventory. Snapshots stay. */
  reset(options?: { seed?: number; inventory?: number }): SandboxState;
  /** Puts routes, numbers and messages into an account, all or nothing. */
  seed(data: SeedData): Seeded;

  listSnapshots(): SnapshotState[];
  /** Keeps all state under a name; one of the same name is replaced. Faults and journal are not in it. */
  takeSnapshot(options: { name: string }): SnapshotState;
  restoreSnapshot(options: { name: string }): SandboxState;
  deleteSnapshot(options: { name: string }): void;

  getClock(): ClockState;
  /** `advance_ms` is applied after freezing or going on. What becomes due by it happens at once; a webhook that is not
   * taken then is due again 30 s later. */
  setClock(options: { frozen?: boolean; advance_ms?: number }): ClockState;

  listFaults(): Fault[];
  addFault(fault: NewFault): Fault;
  deleteFault(options: { id: string }): void;
  deleteFaults(): void;

  /** Newest first; `before` is an id. The last 1000 requests are kept. */
  listRequests(options?: { limit?: number; before?: number }): RequestSummary[];
  getRequest(options: { id: number }): RequestDetail;
  deleteRequests(): void;

  listAccounts(): AccountState[];
  addAccount(account?: NewAccount): AccountState;
  setBalance(options: { access_key: string; balance_usd: number }): AccountState;

  /** The numbers of all accounts, ascending. */
  listOwnedNumbers(page?: Page): OwnedNumber[];
  searchInventory(search?: InventorySearch): NumberForSale[];

  /** Those of all accounts, newest first. */
  listAllMessages(page?: Page): MessageState[];
  /** A message from outside arrives at a number of an account, now. */
  receiveMessage(message: NewInboundMessage): MessageState;

  /** Newest first. */
  listWebhooks(page?: Page): WebhookEventState[];
  /** Posts it once more, and again if it is not taken. */
  resendWebhook(options: { id: number }): WebhookEventState;

  /** Told at most some times a second what has changed. @returns what ends it. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void;
};

/** Something that cannot be done: `status` is what HTTP answers. */
export class ControlError extends Error {
  readonly status: 404 | 409 | 422;

  constructor(status: 404 | 409 | 422, message: string) {
    super(message);
    this.name = "ControlError";
    this.status = status;
  }
}
