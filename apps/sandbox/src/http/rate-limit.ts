import type { Clock } from "../clock/clock.ts";

export type MessageKind = "sms" | "mms";

export type RateLimit = {
  /** Counts an attempt; false when the limit of this calendar second was used up before it. */
  admit(accessKey: string, kind: MessageKind): boolean;
  /** Forgets what was attempted. */
  clear(): void;
};

/** Attempts per access key in each calendar second, refused ones included. */
export type MessageRates = Readonly<Record<MessageKind, number>>;

const MS_PER_SECOND = 1000;

export function createRateLimit(clock: Clock, rates: MessageRates): RateLimit {
  const attempts = new Map<string, { second: number; sms: number; mms: number }>();
  return {
    admit: (accessKey, kind) => {
      const second = Math.floor(clock() / MS_PER_SECOND);
      let current = attempts.get(accessKey);
      if (current?.second !== second) {
        current = { second, sms: 0, mms: 0 };
        attempts.set(accessKey, current);
      }
      current[kind] += 1;
      return current[kind] <= rates[kind];
    },
    clear: () => attempts.clear(),
  };
}

/** What kind of message a body asks for, before it is known to be valid: what cannot be read counts as an SMS. */
export function messageKindOf(body: unknown): MessageKind {
  const attributes = memberOf(memberOf(body, "data"), "attributes") ?? body;
  const isMms = memberOf(attributes, "is_mms");
  const media = memberOf(attributes, "media_urls");
  return isMms === true || isMms === "true" || (Array.isArray(media) && media.length > 0) ? "mms" : "sms";
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
