import { type Identity, LOCAL } from "../../access/identity.ts";
import type { Caller, Standing } from "./caller.ts";
import { once } from "./once.ts";
import { refusal, SERVER_ERROR } from "./refusal.ts";

// Answers that only tell of what comes: subscriptions/listen of 2026, and what a session of 2025 GETs. They stay open for
// as long as their hosts like, so who may not come in any more would hear on and on of what it may not know.

type Stream = { caller: Caller; end: (standing: Standing) => void; isAsking: boolean };

/** Where one may listen, until it leaves. */
export type Place = {
  leave: () => void;
  /**
   * The answer, which ends as soon as its caller would not be let in any more as who it was, with the same scopes.
   *
   * @param ended hears how the caller stood then
   */
  watched: (response: Response, caller: Caller, ended: (standing: Standing) => void) => Response;
};

/** So that nobody takes the room of all. */
const MOST_OF_EACH = 16;
const LOOK_MS = 1000;

/**
 * Streams that listen. A caller may have 16 of them, of both kinds together. Where nobody has to prove who they are, all
 * hosts of this machine are one caller, and it may have as many as there is room for.
 */
export function createStreams() {
  const open = new Set<Stream>();
  const places = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const ask = async (stream: Stream) => {
    if (stream.isAsking) return;
    stream.isAsking = true;
    const standing = await stream.caller.standing();
    stream.isAsking = false;
    if (standing !== "in" && open.has(stream)) stream.end(standing);
  };

  const add = (stream: Stream) => {
    open.add(stream);
    timer ??= setInterval(() => {
      for (const each of open) void ask(each);
    }, LOOK_MS).unref();
  };
  const remove = (stream: Stream) => {
    open.delete(stream);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    enter({ subject }: Identity): Place | Response {
      const taken = places.get(subject) ?? 0;
      if (taken >= MOST_OF_EACH && subject !== LOCAL.subject) return tooMany();
      places.set(subject, taken + 1);
      let stream: Stream | undefined;
      return {
        leave: once(() => {
          const left = (places.get(subject) ?? 1) - 1;
          if (left === 0) places.delete(subject);
          else places.set(subject, left);
          if (stream !== undefined) remove(stream);
        }),
        watched(response, caller, ended) {
          // What was refused is no stream.
          if (!response.ok || response.body === null) return response;
          const { body, end } = endable(response.body);
          const opened: Stream = {
            caller,
            isAsking: false,
            end(standing) {
              remove(opened);
              end();
              ended(standing);
            },
          };
          stream = opened;
          add(opened);
          return new Response(body, response);
        },
      };
    },
  };
}

const tooMany = (): Response =>
  refusal(
    429,
    SERVER_ERROR,
    `This caller listens with ${MOST_OF_EACH} streams already, which is as many as one caller may have. Nothing was opened. Close one of them, and try again.`,
  );

/** The same bytes, which can be ended before their end, as if there were no more. */
function endable(source: ReadableStream<Uint8Array>) {
  const reader = source.getReader();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = once(() => {
          controller.close();
          // Whoever writes hears that nobody reads; what it says to that concerns nobody any more.
          reader.cancel().catch(() => {});
        });
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) end();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { body, end: () => end() };
}
