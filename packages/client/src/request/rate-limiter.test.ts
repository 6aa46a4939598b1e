import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  createRateLimiter,
  FlowrouteAbortedError,
  FlowrouteInputError,
  type RateLimiter,
  type Turn,
} from "../index.ts";
import { clientOf, madeUpKeys, sendJson, startCarrier } from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";

const turnOf = (product: Turn["product"] = "sms", accessKey = "a", signal?: AbortSignal): Turn => ({
  accessKey,
  product,
  signal,
});
const ACCEPTED = sendJson(202, exampleOf(operation("sendMessage"), 202));
const SMS = { from: "12065550123", to: "12065550142", body: "Hello" };
const MMS = { ...SMS, media_urls: ["https://example.com/a.png"] };

describe("turns", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** When each turn was given, in milliseconds from the first on, and which. */
  async function given(turns: Turn[], limiter = createRateLimiter(), gapMs = 0) {
    vi.useFakeTimers();
    const times: { turn: Turn; index: number; at: number }[] = [];
    const waiting: Promise<unknown>[] = [];
    for (const [index, turn] of turns.entries()) {
      waiting.push(limiter.acquire(turn).then(() => times.push({ turn, index, at: performance.now() })));
      await vi.advanceTimersByTimeAsync(gapMs);
    }
    await vi.runAllTimersAsync();
    await Promise.all(waiting);
    const begin = times[0]?.at ?? 0;
    return times.map((each) => ({ ...each, at: each.at - begin }));
  }

  test("five SMS a second, in the order in which they came", async () => {
    const times = await given(Array.from({ length: 12 }, () => turnOf()));
    expect(times.map(({ index }) => index)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(times.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000]);
  });

  test("one MMS a second, beside the SMS", async () => {
    const times = await given([turnOf("mms"), turnOf(), turnOf("mms"), turnOf(), turnOf("mms")]);
    expect(times.map(({ index, at }) => [index, at])).toEqual([
      [0, 0],
      [1, 0],
      [3, 0],
      [2, 1000],
      [4, 2000],
    ]);
  });

  test("each access key by itself", async () => {
    const times = await given(Array.from({ length: 6 }, (_, index) => turnOf("mms", String(index))));
    expect(times.every(({ at }) => at === 0)).toBe(true);
  });

  test("no span of a second gets more than the rate, whenever the turns are asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 400 }),
        async (sms, length, gapMs) => {
          const times = await given(
            Array.from({ length }, () => turnOf()),
            createRateLimiter({ sms }),
            gapMs,
          );
          expect(times).toHaveLength(length);
          for (const { at } of times) {
            expect(
              times.filter((other) => other.at >= at && other.at < at + 1000).length,
            ).toBeLessThanOrEqual(sms);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test("a turn that is not wanted any more makes room", async () => {
    vi.useFakeTimers();
    const limiter = createRateLimiter({ mms: 1 });
    await limiter.acquire(turnOf("mms"));
    const controller = new AbortController();
    const left = limiter.acquire(turnOf("mms", "a", controller.signal));
    let came = false;
    const next = limiter.acquire(turnOf("mms")).then(() => {
      came = true;
    });
    controller.abort("changed my mind");
    await expect(left).rejects.toBe("changed my mind");
    await vi.advanceTimersByTimeAsync(999);
    expect(came).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await next;
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a signal that fired before is not waited with", async () => {
    const limiter = createRateLimiter({ mms: 1 });
    await expect(limiter.acquire(turnOf("mms", "a", AbortSignal.abort("no")))).rejects.toBe("no");
    await limiter.acquire(turnOf("mms"));
  });

  test("keys that are not used any more are forgotten, those in use are not", async () => {
    vi.useFakeTimers();
    const limiter = createRateLimiter({ mms: 1 });
    for (let key = 0; key < 500; key++) {
      await limiter.acquire(turnOf("mms", String(key)));
      await vi.advanceTimersByTimeAsync(100);
    }
    let came = false;
    const next = limiter.acquire(turnOf("mms", "499")).then(() => {
      came = true;
    });
    await vi.advanceTimersByTimeAsync(899);
    expect(came).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await next;
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a rate of %d is refused", (rate) => {
    expect(() => createRateLimiter({ sms: rate })).toThrow(FlowrouteInputError);
    expect(() => createRateLimiter({ mms: rate })).toThrow(FlowrouteInputError);
  });
});

describe("messages wait for their turn", () => {
  /** A limiter that writes down what it is asked, and lets pass what it is told to. */
  function byHand() {
    const asked: Turn[] = [];
    const passes: (() => void)[] = [];
    return {
      asked,
      pass: () => passes.shift()?.(),
      acquire: (turn: Turn) => {
        asked.push(turn);
        return new Promise<void>((resolve) => passes.push(resolve));
      },
    };
  }

  test("by key and product; nothing else does", async () => {
    const carrier = await startCarrier((response, request) =>
      request.method === "POST" && request.path.includes("messages")
        ? ACCEPTED(response, request)
        : sendJson(200, { data: [], links: {} })(response, request),
    );
    const limiter = byHand();
    const keys = madeUpKeys();
    const flowroute = clientOf(carrier, { ...keys, rateLimiter: limiter });
    const sent = [
      flowroute.messages.send(SMS),
      flowroute.messages.send(MMS),
      flowroute.messages.send({ ...SMS, is_mms: true }),
    ];
    await flowroute.numbers.list();
    await flowroute.messages.list({ start_date: "2026-11-01" });
    expect(limiter.asked.map(({ accessKey, product }) => [accessKey, product])).toEqual([
      [keys.accessKey, "sms"],
      [keys.accessKey, "mms"],
      [keys.accessKey, "mms"],
    ]);
    expect(carrier.arrived.filter(({ method }) => method === "POST")).toHaveLength(0);
    for (const _ of sent) limiter.pass();
    await Promise.all(sent);
    expect(carrier.arrived.filter(({ method }) => method === "POST")).toHaveLength(3);
  });

  test("a wrong message does not wait, and takes nobody's turn", async () => {
    const limiter = byHand();
    const { messages } = clientOf({ url: "http://127.0.0.1:9" }, { rateLimiter: limiter });
    await expect(messages.send({ ...SMS, to: "nobody" })).rejects.toThrow(FlowrouteInputError);
    expect(limiter.asked).toHaveLength(0);
  });

  test("the wait is not part of timeoutMs, and a signal ends it", async () => {
    const carrier = await startCarrier(ACCEPTED);
    const limiter = byHand();
    const { messages } = clientOf(carrier, { rateLimiter: limiter, timeoutMs: 2000 });
    const sent = messages.send(SMS, { timeoutMs: 50 });
    await sleep(120);
    limiter.pass();
    const controller = new AbortController();
    const left = messages.send(SMS, { signal: controller.signal });
    // A slow answer of this machine may still take more than the time: what matters is that the queue did not.
    await sent.catch((error: unknown) => expect(error).toMatchObject({ attempts: 1 }));
    controller.abort("enough");
    await expect(left).rejects.toThrow(FlowrouteAbortedError);
    await expect(left).rejects.toMatchObject({ outcome: "not_sent", attempts: 0, cause: "enough" });
    expect(limiter.asked[1]?.signal?.aborted).toBe(true);
    expect(carrier.arrived).toHaveLength(1);
  });

  test("a repetition takes a turn of its own, and the deadline ends its wait", async () => {
    const carrier = await startCarrier(sendJson(429, {}, { "retry-after": "0" }));
    const limiter = byHand();
    const { messages } = clientOf(carrier, { rateLimiter: limiter });
    const sent = messages.send(SMS, { timeoutMs: 1500 });
    limiter.pass();
    await expect(sent).rejects.toMatchObject({
      name: "FlowrouteRateLimitError",
      attempts: 1,
      outcome: "rejected",
    });
    expect(limiter.asked).toHaveLength(2);
    expect(carrier.arrived).toHaveLength(1);
  });

  test("a limiter that fails sends nothing", async () => {
    const carrier = await startCarrier(ACCEPTED);
    const rateLimiter = { acquire: () => Promise.reject(new Error("own words")) };
    await expect(clientOf(carrier, { rateLimiter }).messages.send(SMS)).rejects.toMatchObject({
      name: "FlowrouteConnectionError",
      outcome: "not_sent",
      attempts: 0,
      cause: { message: "own words" },
    });
    expect(carrier.arrived).toHaveLength(0);
  });

  test("a limiter hears when each request has ended, however that was", async () => {
    let held: (() => void) | undefined;
    const carrier = await startCarrier((response, request) => {
      if (request.body.includes("slow")) held = () => ACCEPTED(response, request);
      else if (request.body.includes("refused")) sendJson(400, {})(response, request);
      else if (request.body.includes("cut")) response.destroy();
      else ACCEPTED(response, request);
    });
    let open = 0;
    const passes: (() => void)[] = [];
    let waits = false;
    const rateLimiter: RateLimiter = {
      acquire: async () => {
        if (waits) await new Promise<void>((resolve) => passes.push(resolve));
        open++;
        return () => {
          open--;
        };
      },
    };
    const { messages } = clientOf(carrier, { rateLimiter });
    const slow = messages.send({ ...SMS, body: "slow" });
    await expect.poll(() => held).toBeDefined();
    expect(open).toBe(1);
    held?.();
    await slow;
    expect(open).toBe(0);
    await messages.send({ ...SMS, body: "refused" }).catch(() => {});
    await messages.send({ ...SMS, body: "cut" }).catch(() => {});
    await messages.send({ ...SMS, body: "slow" }, { timeoutMs: 50 }).catch(() => {});
    await expect.poll(() => open).toBe(0);
    waits = true;
    const left = messages.send(SMS, { signal: AbortSignal.timeout(20) });
    await expect(left).rejects.toThrow(FlowrouteAbortedError);
    passes.shift()?.();
    await sleep(5);
    expect(open).toBe(0);
    expect(carrier.arrived).toHaveLength(4);
  });

  test("what is not a limiter is refused", () => {
    // @ts-expect-error: callers in JavaScript can pass anything
    expect(() => clientOf({ url: "http://127.0.0.1:9" }, { rateLimiter: {} })).toThrow(FlowrouteInputError);
  });

  test("clients of one process with the same key share the limit without being told", async () => {
    const carrier = await startCarrier(ACCEPTED);
    const keys = madeUpKeys();
    const began = performance.now();
    await Promise.all([1, 2].map(() => clientOf(carrier, keys).messages.send(MMS)));
    expect(performance.now() - began).toBeGreaterThanOrEqual(995);
    expect(carrier.arrived).toHaveLength(2);
  });
});
