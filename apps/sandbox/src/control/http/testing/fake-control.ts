import type { Topic } from "../../../events/changes.ts";
import type { Fault } from "../../../faults/fault.ts";
import type { SandboxControl } from "../../control.ts";
import type {
  AccountState,
  ClockState,
  MessageState,
  NumberForSale,
  OwnedNumber,
  RequestDetail,
  RequestSummary,
  SandboxState,
  SnapshotState,
  WebhookEventState,
} from "../../shapes.ts";

const at = "2026-11-02T16:44:35.000Z";

export const clock: ClockState = { now: at, frozen: false };

export const account: AccountState = {
  access_key: "00000001",
  secret_key: "a-key",
  balance_usd: 99.5,
  spent: [{ kind: "outbound_sms", count: 2, usd: 0.008 }],
  callbacks: { sms_dlr: "https://example.com/receipts" },
};

export const state: SandboxState = {
  version: "1.0.0",
  url: "http://127.0.0.1:4010",
  seed: -1,
  inventory: 0,
  time_scale: 0.5,
  webhook_format: "legacy",
  clock,
  accounts: [account],
  operations: ["sendMessage"],
};

export const snapshot: SnapshotState = { name: "before", taken_at: at, bytes: 4096 };

export const fault: Fault = {
  operation: "sendMessage",
  times: 3,
  probability: 0.5,
  delay_ms: 100,
  effect: { kind: "answer", status: 503, body: { any: ["thing"] }, headers: { "retry-after": "1" } },
  id: "1",
  met: 1,
  left: 2,
};

export const summary: RequestSummary = {
  id: 7,
  at,
  method: "POST",
  path: "/v2.1/messages",
  query: "",
  operation: "sendMessage",
  access_key: "00000001",
  status: null,
  took_ms: 0.25,
  fault: "1",
};

export const detail: RequestDetail = {
  ...summary,
  request_headers: { host: "127.0.0.1:4010", authorization: "(removed)" },
  request_body: "{}",
  response_body: null,
};

const route = { id: "0", route_type: "sip-reg", alias: "sip-reg", value: null };

export const owned: OwnedNumber = {
  number: "12065550100",
  access_key: "00000001",
  alias: null,
  number_type: "longcode",
  rate_center: "SEATTLE",
  state: "WA",
  messaging_enabled: true,
  primary_route: route,
  failover_route: null,
  last_change: { what: "bought", at },
};

export const forSale: NumberForSale = {
  number: "12065550142",
  number_type: "longcode",
  rate_center: null,
  state: null,
  tier: "Standard",
  setup_cost: 1,
  monthly_cost: 1.25,
};

export const message: MessageState = {
  id: "mdr2-0123456789abcdef0123456789abcdef",
  access_key: "00000001",
  direction: "inbound",
  from: "12065550190",
  to: "12065550100",
  body: null,
  is_mms: true,
  status: "received",
  message_encoding: 0,
  segments: 1,
  amount_usd: 0.0095,
  at,
  receipts: [{ level: 2, status: "delivered", status_code: null, status_code_description: "Delivered", at }],
  media: [
    {
      id: "mdr2-0123456789abcdef0123456789abcdef-1",
      file_name: "a.png",
      mime_type: "image/png",
      file_size: 3,
      url: "http://127.0.0.1:4010/_sandbox/media/mdr2-0123456789abcdef0123456789abcdef-1",
    },
  ],
};

export const webhook: WebhookEventState = {
  id: 3,
  access_key: "00000001",
  product: "sms_dlr",
  message_id: message.id,
  receipt: { level: 1, status: "message buffered" },
  happened_at: at,
  url: "https://example.com/receipts",
  state: "retrying",
  next_attempt_at: at,
  attempts: [{ at, status: null, problem: "The connection was refused.", took_ms: 2 }],
};

export type FakeControl = SandboxControl & {
  /** What was called so far: the method, and what it was called with. */
  calls: [method: string, given: unknown][];
  tell(topics: readonly Topic[]): void;
  listeners(): number;
};

/** Answers everything with an example, and remembers what was asked. */
export function fakeControl(overrides: Partial<SandboxControl> = {}): FakeControl {
  const calls: FakeControl["calls"] = [];
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const answering =
    <Result>(method: keyof SandboxControl, result: Result) =>
    (given?: unknown): Result => {
      calls.push([method, given]);
      return result;
    };
  const control: SandboxControl = {
    getState: answering("getState", state),
    reset: answering("reset", state),
    seed: answering("seed", { routes: ["1"], numbers: ["12065550100"], messages: [message.id] }),
    listSnapshots: answering("listSnapshots", [snapshot]),
    takeSnapshot: answering("takeSnapshot", snapshot),
    restoreSnapshot: answering("restoreSnapshot", state),
    deleteSnapshot: answering("deleteSnapshot", undefined),
    getClock: answering("getClock", clock),
    setClock: answering("setClock", clock),
    listFaults: answering("listFaults", [fault]),
    addFault: answering("addFault", fault),
    deleteFault: answering("deleteFault", undefined),
    deleteFaults: answering("deleteFaults", undefined),
    listRequests: answering("listRequests", [summary]),
    getRequest: answering("getRequest", detail),
    deleteRequests: answering("deleteRequests", undefined),
    listAccounts: answering("listAccounts", [account]),
    addAccount: answering("addAccount", account),
    setBalance: answering("setBalance", account),
    listOwnedNumbers: answering("listOwnedNumbers", [owned]),
    searchInventory: answering("searchInventory", [forSale]),
    listAllMessages: answering("listAllMessages", [message]),
    receiveMessage: answering("receiveMessage", message),
    listWebhooks: answering("listWebhooks", [webhook]),
    resendWebhook: answering("resendWebhook", webhook),
    onChange: (listener) => {
      calls.push(["onChange", undefined]);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    ...control,
    ...overrides,
    calls,
    tell: (topics) => {
      for (const listener of listeners) listener(topics);
    },
    listeners: () => listeners.size,
  };
}
