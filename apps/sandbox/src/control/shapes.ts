import type { Product } from "../store/callbacks.ts";
import type { WebhookState } from "../store/webhooks.ts";

/*
 * What the control API shows and takes. Names are the wire's. Times are ISO 8601 in UTC, with milliseconds; phone
 * numbers are eleven digits, as on the carrier's wire; money is US dollars.
 */

export type ClockState = { now: string; frozen: boolean };

export type Spending = {
  kind: "purchase" | "outbound_sms" | "outbound_mms" | "inbound_sms" | "inbound_mms";
  count: number;
  usd: number;
};

export type AccountState = {
  access_key: string;
  /** It guards nothing real. */
  secret_key: string;
  balance_usd: number;
  /** What was charged so far. */
  spent: Spending[];
  /** Where its webhooks go. */
  callbacks: Partial<Record<Product, string>>;
};

export type NewAccount = { access_key?: string; secret_key?: string; balance_usd?: number };

export type SandboxState = {
  version: string;
  url: string;
  seed: number;
  /** How many numbers were for sale at first. */
  inventory: number;
  time_scale: number;
  webhook_format: "jsonapi" | "legacy";
  clock: ClockState;
  accounts: AccountState[];
  /** Every operationId of the contract. */
  operations: string[];
};

export type RouteState = { id: string; route_type: string; alias: string | null; value: string | null };

export type OwnedNumber = {
  number: string;
  access_key: string;
  alias: string | null;
  number_type: string;
  rate_center: string | null;
  state: string | null;
  messaging_enabled: boolean;
  primary_route: RouteState;
  failover_route: RouteState | null;
  last_change: { what: string; at: string } | null;
};

export type ReceiptState = {
  level: 1 | 2;
  status: string;
  status_code: number | null;
  status_code_description: string;
  at: string;
};

export type MediaState = {
  id: string;
  file_name: string;
  mime_type: string;
  file_size: number;
  url: string;
};

export type MessageState = {
  id: string;
  access_key: string;
  direction: "inbound" | "outbound";
  from: string;
  to: string;
  body: string | null;
  is_mms: boolean;
  /** That of the newest receipt; `accepted` before the first one; `received` for an inbound message. */
  status: string;
  message_encoding: number;
  segments: number;
  amount_usd: number;
  at: string;
  /** Newest first. */
  receipts: ReceiptState[];
  media: MediaState[];
};

/** A file of an inbound message: one of the sandbox's samples by its name, or the content itself. */
export type NewMedia = { sample: string } | { file_name: string; mime_type: string; content_base64: string };

export type NewInboundMessage = {
  /** Anybody: eleven digits, or more abroad. */
  from: string;
  /** A number of an account that is enabled for messages. */
  to: string;
  body?: string;
  media?: NewMedia[];
};

export type WebhookAttemptState = {
  at: string;
  status: number | null;
  problem: string | null;
  took_ms: number;
};

export type WebhookEventState = {
  id: number;
  access_key: string;
  product: Product;
  message_id: string;
  /** Null for an inbound message. */
  receipt: { level: 1 | 2; status: string } | null;
  happened_at: string;
  url: string;
  state: WebhookState;
  next_attempt_at: string | null;
  attempts: WebhookAttemptState[];
};

/** A request to the carrier's API, without what was in it. */
export type RequestSummary = {
  id: number;
  at: string;
  method: string;
  path: string;
  query: string;
  operation: string | null;
  access_key: string | null;
  /** Null when the connection was cut. */
  status: number | null;
  took_ms: number;
  /** The id of the fault that it met. */
  fault: string | null;
};

/** With what was in it, but for its credentials. */
export type RequestDetail = RequestSummary & {
  request_headers: Record<string, string>;
  request_body: string | null;
  response_body: string | null;
};

export type SnapshotState = { name: string; taken_at: string; bytes: number };

/** A number that is for sale. */
export type NumberForSale = {
  number: string;
  number_type: string;
  rate_center: string | null;
  state: string | null;
  tier: string;
  setup_cost: number;
  monthly_cost: number;
};

export type InventorySearch = {
  starts_with?: string;
  contains?: string;
  ends_with?: string;
  state?: string;
  rate_center?: string;
  /** 1 to 200; 20 by default. */
  limit?: number;
  offset?: number;
};

/** Things to put into an account at once, free of charge. */
export type SeedData = {
  /** The first account by default. */
  access_key?: string;
  /** Ids are given in this order. */
  routes?: { route_type: "host" | "number" | "uri"; value: string; alias?: string }[];
  numbers?: {
    number: string;
    alias?: string;
    /** true by default. */
    messaging_enabled?: boolean;
    /** The alias of a route, or its id. */
    primary_route?: string;
    failover_route?: string;
  }[];
  messages?: {
    direction: "inbound" | "outbound";
    from: string;
    to: string;
    body: string;
    /** ISO 8601; now by default. */
    at?: string;
  }[];
};

export type Seeded = { routes: string[]; numbers: string[]; messages: string[] };
