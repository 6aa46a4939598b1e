import type {
  MessageState,
  OwnedNumber,
  RequestSummary,
  SandboxState,
  SnapshotState,
  WebhookEventState,
} from "../../../control/shapes.ts";
import type { Fault } from "../../../faults/fault.ts";
import { appendOlder, mergeNewest } from "../logic/merge.ts";
import { get } from "./api.ts";
import { type Cell, cell } from "./cell.ts";
import { resource } from "./resource.ts";

/** As many as the sandbox gives at once. */
const ALL = 1000;
const NEWEST_MESSAGES = 200;
const NEWEST_REQUESTS = 100;

export const state = resource<SandboxState>(() => get("state"), ["accounts", "clock"]);
export const numbers = resource<readonly OwnedNumber[]>(() => get(`numbers?limit=${ALL}`), ["numbers"]);
export const faults = resource<readonly Fault[]>(() => get("faults"), ["faults"]);
export const snapshots = resource<readonly SnapshotState[]>(() => get("snapshots"), ["snapshots"]);
export const webhooks = resource<readonly WebhookEventState[]>(
  () => get(`webhooks?limit=${ALL}`),
  ["webhooks"],
);

/** Whether there are more than are loaded, as far as is known. */
export const hasOlderMessages = cell(false);
export const hasEarlierRequests = cell(false);

async function pageOf<T>(path: string, limit: number, hasMore: Cell<boolean>): Promise<T[]> {
  const page = await get<T[]>(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}`);
  hasMore.set(page.length === limit);
  return page;
}

/** Newest first. Of old messages nothing changes but by a leap of the clock. */
export const messages = resource<readonly MessageState[]>(
  async (known, topics) => {
    if (known !== undefined && !topics.has("everything") && !topics.has("clock")) {
      const newest = await get<MessageState[]>(`messages?limit=${NEWEST_MESSAGES}`);
      const merged = mergeNewest(known, newest, NEWEST_MESSAGES);
      if (merged !== undefined) return merged;
    }
    return pageOf("messages", ALL, hasOlderMessages);
  },
  ["messages", "clock"],
);

export async function loadOlderMessages(): Promise<void> {
  const offset = messages.value().value?.length ?? 0;
  const older = await pageOf<MessageState>(`messages?offset=${offset}`, ALL, hasOlderMessages);
  messages.change((known) => appendOlder(known, older));
}

/** Newest first. */
export const requests = resource<readonly RequestSummary[]>(
  async (known, topics) => {
    if (known !== undefined && !topics.has("everything")) {
      const newest = await get<RequestSummary[]>(`requests?limit=${NEWEST_REQUESTS}`);
      const merged = mergeNewest(known, newest, NEWEST_REQUESTS);
      if (merged !== undefined) return merged;
    }
    return pageOf("requests", NEWEST_REQUESTS, hasEarlierRequests);
  },
  ["requests"],
);

export async function loadEarlierRequests(): Promise<void> {
  const last = requests.value().value?.at(-1);
  if (last === undefined) return;
  const earlier = await pageOf<RequestSummary>(
    `requests?before=${last.id}`,
    NEWEST_REQUESTS,
    hasEarlierRequests,
  );
  requests.change((known) => appendOlder(known, earlier));
}
