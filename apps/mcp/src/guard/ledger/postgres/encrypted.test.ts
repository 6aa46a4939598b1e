import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPostgres } from "../../../../test/new-database.ts";
import { isForGood } from "../for-good.ts";
import { newLedger } from "./for-tests.ts";
import { openPostgres } from "./postgres.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A certificate that stands for itself, of localhost. */
function certificateIn(folder: string) {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
    ...["-keyout", key, "-out", cert],
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return { key: readFileSync(key), cert: readFileSync(cert), path: cert };
}

/** Does what a PostgreSQL with `ssl = on` does, in front of one that does not. */
async function encrypting(target: string, { key, cert }: { key: Buffer; cert: Buffer }) {
  const { hostname, port } = new URL(target);
  let encrypted = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      const line = new TLSSocket(socket, { isServer: true, key, cert });
      line.on("error", () => {});
      line.once("secure", () => {
        encrypted += 1;
      });
      socket.write("S");
      const behind = connect(Number(port), hostname);
      behind.on("error", () => {});
      line.pipe(behind).pipe(line);
      line.once("close", () => behind.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" ? String(address?.port) : "",
    encrypted: () => encrypted,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe.skipIf(!hasPostgres() || !hasOpenssl)("an encrypted line (skipped without openssl)", () => {
  let folder: string;
  let certificate: ReturnType<typeof certificateIn>;
  let server: Awaited<ReturnType<typeof encrypting>>;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-tls-"));
    certificate = certificateIn(folder);
    url = await newLedger();
    server = await encrypting(url, certificate);
  });
  afterAll(async () => {
    await server?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const at = (hostname: string, query: string) => {
    const asked = Object.assign(new URL(url), { hostname, port: server.port });
    for (const [name, value] of new URLSearchParams(query)) asked.searchParams.set(name, value);
    return openPostgres(asked.href, { patienceMs: 0 });
  };

  it.each([
    ["127.0.0.1", ""],
    ["127.0.0.1", "?sslmode=require"],
    ["127.0.0.1", "?sslmode=verify-ca&sslrootcert="],
    ["localhost", "?sslmode=verify-full&sslrootcert="],
  ])("to %s with %s", async (host, query) => {
    const before = server.encrypted();
    const database = await at(host, query.replace(/sslrootcert=$/, `$&${certificate.path}`));
    expect(await database.all("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await database.close();
    expect(server.encrypted()).toBeGreaterThan(before);
  });

  it.each([
    ["an authority that nobody knows", "localhost", "?sslmode=verify-full", /is not trusted \(\w+\)/],
    ["another name", "127.0.0.1", "?sslmode=verify-full&sslrootcert=", /not trusted \(ERR_TLS_CERT_ALTNAME/],
    [
      "a missing file",
      "localhost",
      "?sslmode=verify-ca&sslrootcert=/none",
      /\/none, which sslrootcert names/,
    ],
  ])("not with %s", async (_, host, query, said) => {
    const opened = at(host, query.replace(/sslrootcert=$/, `$&${certificate.path}`));
    const error = await opened.catch((each: unknown) => each);
    expect(String(error)).toMatch(said);
    expect(isForGood(error)).toBe(true);
  });
});
