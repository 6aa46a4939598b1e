import { once } from "./once.ts";
import { refusal, SERVER_ERROR } from "./refusal.ts";

export type CrowdLimits = {
  /** Requests that are under way at once. */
  concurrent: number;
  /** Of one caller, where callers are told apart. */
  concurrentOfEach: number;
  perMinute: number;
};

/** From here on, callers who have been away for a minute are forgotten. */
const MANY = 1000;
const MINUTE_MS = 60_000;

/** Counts requests: how many are under way, and how many each caller makes. */
export function createCrowd(
  { concurrent, concurrentOfEach, perMinute }: CrowdLimits,
  now = () => performance.now(),
) {
  let inside = 0;
  const callers = new Map<string, { inside: number; left: number; at: number }>();
  const perMs = perMinute / MINUTE_MS;

  const callerOf = (subject: string) => {
    const at = now();
    let caller = callers.get(subject);
    if (caller === undefined) {
      if (callers.size >= MANY)
        for (const [name, { inside: open, at: last }] of callers)
          if (open === 0 && at - last > MINUTE_MS) callers.delete(name);
      caller = { inside: 0, left: perMinute, at };
      callers.set(subject, caller);
    }
    caller.left = Math.min(perMinute, caller.left + (at - caller.at) * perMs);
    caller.at = at;
    return caller;
  };

  return {
    /** Lets a request in, until `leave` is called; or the answer to one too many. */
    enter(): { leave: () => void } | Response {
      if (inside >= concurrent)
        return refusal(
          503,
          SERVER_ERROR,
          "This server is at work on as much as it takes. Try again in a second.",
          {
            "retry-after": "1",
          },
        );
      inside++;
      return { leave: once(() => inside--) };
    },
    /** The same for what its caller may make. */
    admit(subject: string): { leave: () => void } | Response {
      const caller = callerOf(subject);
      if (caller.inside >= concurrentOfEach)
        return refusal(
          429,
          SERVER_ERROR,
          "This caller has too many requests under way. Wait until one has been answered.",
          { "retry-after": "1" },
        );
      if (caller.left < 1) {
        const seconds = Math.ceil((1 - caller.left) / perMs / 1000);
        return refusal(
          429,
          SERVER_ERROR,
          `This caller has made ${perMinute} requests in a minute, which is all that the operator allows. Try again in ${seconds} s.`,
          { "retry-after": String(seconds) },
        );
      }
      caller.left--;
      caller.inside++;
      return { leave: once(() => caller.inside--) };
    },
    inside: () => inside,
  };
}
