import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { startPostgres } from "../../../mcp/test/postgres-server.ts";

/** A PostgreSQL of the run's own, that goes away and comes back. */
export type Database = {
  url: string;
  /** Ends it without any order, as a machine does that breaks down. It is back after so many milliseconds. */
  crash: (awayMs: number) => Promise<void>;
  /** Ends it in order: everybody's transaction is undone, and their connections are closed. */
  restart: (awayMs: number) => Promise<void>;
  crashes: () => number;
  restarts: () => number;
  /** Its data goes with it. */
  close: () => Promise<void>;
};

/** @param fsync whether it waits for its disk. Only a machine that dies needs that, and none does here. */
export async function openDatabase({ fsync }: { fsync: boolean }): Promise<Database> {
  const server = await startPostgres();
  const folder = await prepare(server.url, fsync);
  const removeAll = () => rmSync(dirname(folder), { recursive: true, force: true });
  // Whoever stops the run at once leaves nothing either.
  process.once("exit", removeAll);
  let crashes = 0;
  let restarts = 0;
  let isClosed = false;
  const comeBack = async (awayMs: number) => {
    await sleep(awayMs);
    if (!isClosed) await server.resume();
  };
  return {
    url: server.url,
    async crash(awayMs) {
      crashes += 1;
      // Windows has no such signal.
      if (process.platform !== "win32") process.kill(postmasterOf(folder), "SIGQUIT");
      await server.halt();
      await comeBack(awayMs);
    },
    async restart(awayMs) {
      restarts += 1;
      await server.halt();
      await comeBack(awayMs);
    },
    crashes: () => crashes,
    restarts: () => restarts,
    async close() {
      isClosed = true;
      await server.stop();
      process.off("exit", removeAll);
    },
  };
}

/** Gives the folder of its data. */
async function prepare(url: string, fsync: boolean): Promise<string> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await connection.unsafe(`ALTER SYSTEM SET fsync = ${fsync ? "on" : "off"}`);
    await connection`SELECT pg_reload_conf()`;
    const [row] = await connection`SELECT current_setting('data_directory') AS folder`;
    return String(row?.["folder"]);
  } finally {
    await connection.end();
  }
}

/** Its process writes its own id into the first line of this file. */
const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
