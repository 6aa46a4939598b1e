import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../../../../test/postgres-server.ts";

/** Whether PgBouncer is installed. */
export const hasPgbouncer = (): boolean => spawnSync("pgbouncer", ["--version"]).status === 0;

/** It does not run as root, as which some machines run tests. */
const AS_ANOTHER = process.getuid?.() === 0 ? ["-u", "nobody"] : [];

const quoted = (text: string): string => `'${decodeURIComponent(text).replaceAll("'", "''")}'`;

/** A real PgBouncer in front of the PostgreSQL of this URL, until the test is over; gives the URL through it. */
export async function throughPgbouncer(target: string, ...settings: string[]): Promise<string> {
  const { hostname, port, username, password } = new URL(target);
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-pgbouncer-"));
  const file = join(folder, "pgbouncer.ini");
  const own = await freePort();
  const behind = [
    `host=${hostname} port=${port || "5432"} user=${quoted(username)}`,
    ...(password === "" ? [] : [`password=${quoted(password)}`]),
  ];
  writeFileSync(
    file,
    [
      `[databases]\n* = ${behind.join(" ")}`,
      `[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${own}\nunix_socket_dir =\nauth_type = any`,
      ...settings,
      "",
    ].join("\n"),
    { mode: 0o600 },
  );
  const child = spawn("pgbouncer", [...AS_ANOTHER, file], { stdio: "ignore" });
  onTestFinished(async () => {
    if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  });
  while (!(await answers(own))) if (hasEnded(child)) throw new Error("PgBouncer has ended");
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  return url.href;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => setTimeout(resolve, 20, false));
    socket.once("connect", () => socket.destroy());
  });

const TLS_REQUEST = 80_877_103;

/** What PgBouncer takes of the parameters with which a connection begins. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["user", "database", "application_name", "client_encoding"],
  ...["datestyle", "timezone", "standard_conforming_strings"],
]);

function refusal(why: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C08P01\0M${why}\0\0`;
  const size = Buffer.alloc(4);
  size.writeUInt32BE(4 + fields.length);
  return Buffer.concat([Buffer.from("E"), size, Buffer.from(fields)]);
}

/**
 * A line to the PostgreSQL of this URL that lets in as PgBouncer does, until the test is over: without encryption, and
 * nobody who brings another parameter. Gives the URL through it.
 */
export async function throughStrictLine(target: string, isAway = () => false): Promise<string> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const own = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  };
  const greet = (client: Socket, greeting: Buffer): void => {
    if (greeting.readUInt32BE(4) === TLS_REQUEST) {
      client.once("data", (next) => greet(client, next)).write("N");
      return;
    }
    const names = String(greeting.subarray(8))
      .split("\0")
      .filter((name, index) => index % 2 === 0 && name !== "");
    const strange = names.find((name) => !TAKEN.has(name));
    if (strange !== undefined || isAway()) {
      client.end(refusal(strange === undefined ? "no server" : `unsupported startup parameter: ${strange}`));
      return;
    }
    const server = own(connect(Number(port), hostname));
    server.write(greeting);
    client.pipe(server).pipe(client);
    client.once("close", () => server.destroy());
    server.once("close", () => client.destroy());
  };
  const line = createServer((client) => own(client).once("data", (greeting) => greet(client, greeting)));
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => line.close(resolve));
  });
  const address = line.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return url.href;
}
