import { getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { serveUntilStdinEnds } from "./serve-until-stdin-ends.ts";

// One recorded answer, of status 200 or 202, to whatever is asked, by the framework that is the fastest of the field on
// Node. Started with status, content type and body as its arguments.

const [status = "", contentType = "", body = ""] = process.argv.slice(2);

const answer = (context: Context) =>
  context.body(body, status === "202" ? 202 : 200, { "content-type": contentType });

const app = new Hono()
  .post("*", async (context) => {
    // What is sent is read to its end, as every server has to.
    await context.req.arrayBuffer();
    return answer(context);
  })
  .all("*", answer);

serveUntilStdinEnds(getRequestListener(app.fetch));
