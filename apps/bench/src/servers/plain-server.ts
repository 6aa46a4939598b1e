import { createServer } from "node:http";

// The least that Node can do: one recorded answer to whatever is asked. It is what a server is held against.
// Started with status, content type and body as its arguments; says {"url"} on stdout; ends when stdin does.

const [status = "", contentType = "", body = ""] = process.argv.slice(2);
const length = Buffer.byteLength(body);

const server = createServer((_request, response) => {
  response.writeHead(Number(status), { "content-type": contentType, "content-length": length }).end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
});
process.stdin.once("end", () => process.exit(0)).resume();
