import { serveUntilStdinEnds } from "./serve-until-stdin-ends.ts";

// The least that Node can do: one recorded answer to whatever is asked. It is what a server is held against.
// Started with status, content type and body as its arguments.

const [status = "", contentType = "", body = ""] = process.argv.slice(2);
const length = Buffer.byteLength(body);

serveUntilStdinEnds((request, response) => {
  const answer = () => {
    response.writeHead(Number(status), { "content-type": contentType, "content-length": length }).end(body);
  };
  // What is sent is read to its end, as every server has to.
  if (request.method === "POST") request.once("end", answer).resume();
  else answer();
});
