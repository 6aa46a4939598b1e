import { z } from "zod";
import { type Database, LedgerError } from "../sql.ts";
import { closed } from "./closed.ts";
import type { Connection } from "./connection.ts";
import type { Hear } from "./driver.ts";

/** One for all topics, so that any text can be a topic. */
export const CHANNEL = "flowroute_mcp";

/** PostgreSQL takes less than this, in bytes. */
const TOO_LONG = 8_000;

/** How often a line is tried on which nothing may come for days. */
const TRIED_MS = 15_000;

/** How long to wait before a lost line is taken up again: this at first, and longer each time. */
const AGAIN_MS = 200;
const AGAIN_AT_MOST_MS = 5_000;

const message = z.tuple([z.string(), z.string()]);

/** @throws {LedgerError} for what is too long to be published. */
export function published(topic: string, said: string): string {
  const text = JSON.stringify([topic, said]);
  if (Buffer.byteLength(text) < TOO_LONG) return text;
  throw new LedgerError(`What is published through the ledger has to be shorter than ${TOO_LONG} bytes.`);
}

/** Hears what is published, on a connection of its own that is made when somebody first listens. */
export function createTopics(connect: (hear: Hear) => Promise<Connection>): {
  subscribe: Database["subscribe"];
  close: () => Promise<void>;
} {
  const subscriptions = new Set<{ topic: string; listener: (said: string) => void }>();
  let line: Promise<Connection> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = AGAIN_MS;
  let isClosed = false;

  const hear: Hear = (channel, text) => {
    const read = channel === CHANNEL ? message.safeParse(asJson(text)).data : undefined;
    if (read === undefined) return;
    const [topic, said] = read;
    for (const each of subscriptions) if (each.topic === topic) each.listener(said);
  };
  const open = async (onEnd: () => void): Promise<Connection> => {
    const connection = await connect(hear);
    connection.onEnd(onEnd);
    await connection.ask(`LISTEN ${CHANNEL}`);
    return connection;
  };
  const listen = (): Promise<Connection> => {
    if (line !== undefined) return line;
    const forget = () => {
      if (line !== opening) return;
      line = undefined;
      schedule(pause);
    };
    const opening = open(forget);
    line = opening;
    opening.catch(forget);
    return opening;
  };
  const check = async () => {
    try {
      await (await listen()).ask("SELECT 1");
      pause = AGAIN_MS;
      schedule(TRIED_MS);
    } catch {
      pause = Math.min(pause * 2, AGAIN_AT_MOST_MS);
      schedule(pause);
    }
  };
  const schedule = (ms: number) => {
    clearTimeout(timer);
    if (subscriptions.size > 0 && !isClosed) timer = setTimeout(check, ms).unref();
  };
  const hangUp = async () => {
    clearTimeout(timer);
    const ending = line;
    line = undefined;
    await (await ending?.catch(() => undefined))?.close();
  };

  return {
    subscribe: async (topic, listener) => {
      if (isClosed) throw closed();
      const own = { topic, listener };
      subscriptions.add(own);
      try {
        await listen();
      } catch (error) {
        subscriptions.delete(own);
        throw error;
      }
      schedule(TRIED_MS);
      return async () => {
        subscriptions.delete(own);
        if (subscriptions.size === 0) await hangUp();
      };
    },
    close: async () => {
      isClosed = true;
      await hangUp();
    },
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
