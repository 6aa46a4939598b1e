import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { serveUntilStdinEnds } from "./serve-until-stdin-ends.ts";

// One recorded answer, of status 200, to whatever is asked, by the framework that is the fastest of the field on Node.
// Started with content type and body as its arguments.

const [contentType = "", body = ""] = process.argv.slice(2);

const app = new Hono().all("*", (context) => context.body(body, 200, { "content-type": contentType }));

serveUntilStdinEnds(getRequestListener(app.fetch));
