import { createServer, type RequestListener } from "node:http";

/** Listens on a free port of this machine, says {"url"} on stdout, and ends the process when stdin ends. */
export function serveUntilStdinEnds(listener: RequestListener): void {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
  });
  process.stdin.once("end", () => process.exit(0)).resume();
}
