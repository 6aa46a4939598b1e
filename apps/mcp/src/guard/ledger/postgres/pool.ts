import { closed } from "./closed.ts";
import type { Connection } from "./connection.ts";
import type { Limits } from "./limits.ts";
import type { Turns } from "./turns.ts";

export type Pool = {
  /** Gives a connection to work with, until that has ended. Rejects with a Lost where none can be made. */
  use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Cuts off what is under way. */
  close(): Promise<void>;
};

/** Connections that are kept for the next ones. `turns` lets in no more than there may be. */
export function createPool(
  connect: () => Promise<Connection>,
  turns: Turns,
  { idleMs, lifetimeMs }: Pick<Limits, "idleMs" | "lifetimeMs">,
): Pool {
  const idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  const inUse = new Set<Connection>();
  let isClosed = false;

  const isGood = (connection: Connection) =>
    !connection.isLost() && performance.now() - connection.openedAt < lifetimeMs;

  const take = async (): Promise<Connection> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (isGood(kept.connection)) return kept.connection;
      void kept.connection.close();
    }
    return connect();
  };
  const keep = (connection: Connection) => {
    if (isClosed || !isGood(connection)) {
      void connection.close();
      return;
    }
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((each) => each.connection === connection),
        1,
      );
      void connection.close();
    }, idleMs);
    idle.push({ connection, timer: timer.unref() });
  };

  return {
    use: (work) =>
      turns(async () => {
        if (isClosed) throw closed();
        const connection = await take();
        inUse.add(connection);
        try {
          return await work(connection);
        } finally {
          inUse.delete(connection);
          keep(connection);
        }
      }),
    close: async () => {
      isClosed = true;
      for (const { timer } of idle) clearTimeout(timer);
      const all = [...idle.splice(0).map(({ connection }) => connection), ...inUse];
      await Promise.all(all.map((connection) => connection.close()));
    },
  };
}
