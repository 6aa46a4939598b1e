import { serveUntilStdinEnds } from "./serve-until-stdin-ends.ts";

// The least that Node can do: one recorded answer to whatever is asked. It is what a server is held against.
// Started with status, content type and body as its arguments.

const [status = "", contentType = "", body = ""] = process.argv.slice(2);
const length = Buffer.byteLength(body);

serveUntilStdinEnds((_request, response) => {
  response.writeHead(Number(status), { "content-type": contentType, "content-length": length }).end(body);
});
