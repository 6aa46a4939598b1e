import type { SandboxClock } from "../clock/sandbox-clock.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Changes } from "../events/changes.ts";
import type { Faults } from "../faults/faults.ts";
import type { Journal } from "../journal/journal.ts";
import type { Store } from "../store/store.ts";
import type { WebhookFormat } from "../webhooks/payload.ts";
import type { Poster } from "../webhooks/poster.ts";

/** What the control works on: every part of a running sandbox. */
export type ControlContext = {
  version: string;
  baseUrl: () => string;
  timeScale: number;
  webhookFormat: WebhookFormat;
  store: Store;
  clock: SandboxClock;
  delivery: Delivery;
  faults: Faults;
  journal: Journal;
  poster: Poster;
  changes: Changes;
  /** Aborted when the sandbox closes. */
  closing: AbortSignal;
  /** To be called when the accounts, or their keys, have changed. */
  accountsChanged: () => void;
  /** To be called when the state is another: nothing that was attempted before counts. */
  stateReplaced: () => void;
};
