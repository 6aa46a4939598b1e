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
import { resource } from "./resource.ts";

/** As many as the sandbox gives at once. */
const ALL = 1000;
const NEWEST_MESSAGES = 200;
const NEWEST_REQUESTS = 100;

export const state = resource<SandboxState>(() => get("state"), ["accounts", "clock"]);
export const numbers = resource<readonly OwnedNumber[]>(() => get(`numbers?limit=${ALL}`), ["numbers"]);
export const faults = resource<readonly Fault[]>(() => get("faults"), ["faults"]);
export const snapshots = resource<readonly SnapshotState[]>(() => get("snapshots"), []);
export const webhooks = resource<readonly WebhookEventState[]>(
  () => get(`webhooks?limit=${ALL}`),
  ["webhooks"],
);

/** Newest first. Of old messages nothing changes but by a leap of the clock. */
export const messages = resource<readonly MessageState[]>(
  async (known, topics) => {
    if (known !== undefined && !topics.has("everything") && !topics.has("clock")) {
      const newest = await get<MessageState[]>(`messages?limit=${NEWEST_MESSAGES}`);
      const merged = mergeNewest(known, newest, NEWEST_MESSAGES);
      if (merged !== undefined) return merged;
    }
    return get<MessageState[]>(`messages?limit=${ALL}`);
  },
  ["messages", "clock"],
);

/** Whether there may be more than are loaded. */
export const mayHaveOlderMessages = (loaded: number) => loaded > 0 && loaded % ALL === 0;

export async function loadOlderMessages(): Promise<void> {
  const offset = messages.value().value?.length ?? 0;
  const older = await get<MessageState[]>(`messages?limit=${ALL}&offset=${offset}`);
  messages.change((known) => appendOlder(known, older));
}

/** Newest first. */
export const requests = resource<readonly RequestSummary[]>(
  async (known, topics) => {
    const newest = await get<RequestSummary[]>(`requests?limit=${NEWEST_REQUESTS}`);
    const kept = topics.has("everything") ? [] : (known ?? []);
    return mergeNewest(kept, newest, NEWEST_REQUESTS) ?? newest;
  },
  ["requests"],
);

export const mayHaveEarlierRequests = (loaded: number) => loaded > 0 && loaded % NEWEST_REQUESTS === 0;

export async function loadEarlierRequests(): Promise<void> {
  const last = requests.value().value?.at(-1);
  if (last === undefined) return;
  const older = await get<RequestSummary[]>(`requests?limit=${NEWEST_REQUESTS}&before=${last.id}`);
  requests.change((known) => appendOlder(known, older));
}
