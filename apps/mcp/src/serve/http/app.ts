import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Access } from "../../access/access.ts";
import type { createCrowd } from "./crowd.ts";
import type { Answered } from "./mcp-endpoint.ts";
import { isAllowedOrigin, type Names, refusedHost, refusedOrigin } from "./names.ts";
import { refusal, SERVER_ERROR } from "./refusal.ts";

/** Something else that is answered beside /mcp. */
export type Route = {
  /** As Hono writes it: `/approvals/*`. */
  path: string;
  /** `own names`: as /mcp; `any name`: what calls is no browser, and proves itself by what it sends. */
  answers: "own names" | "any name";
  handle: (request: Request) => Promise<Response>;
};

/** Hears of each request when it comes, and of what became of it when its answer was read. */
export type RequestWatch = (about: {
  id: string;
  method: string;
  /** Never the path itself, which may hold a secret. */
  route: string;
}) => (end: { status: number; subject: string | undefined; tool: string | undefined }) => void;

type App = {
  names: Names;
  access: Pick<Access, "metadata">;
  crowd: Pick<ReturnType<typeof createCrowd>, "enter">;
  mcp: (request: Request) => Promise<Answered>;
  routes: readonly Route[];
  isDraining: () => boolean;
  watch: RequestWatch;
  onError: (error: unknown) => void;
};

type Env = { Bindings: HttpBindings };

/** What a host of a browser may send and read beyond the ordinary. */
const FOR_PAGES = {
  allowMethods: ["GET", "POST", "DELETE"],
  allowHeaders: [
    "authorization",
    "content-type",
    "last-event-id",
    "mcp-method",
    "mcp-name",
    "mcp-protocol-version",
    "mcp-session-id",
    "traceparent",
    "tracestate",
  ],
  exposeHeaders: ["mcp-session-id", "mcp-protocol-version", "retry-after", "www-authenticate"],
  maxAge: 600,
};

const CLIENT_LEFT = 499;

/** The way of a request: is it for us, is there room, and which part answers it. */
export function createApp({ names, access, crowd, mcp, routes, isDraining, watch, onError }: App): Hono<Env> {
  const app = new Hono<Env>();

  /** From the first look to the end of the answer. */
  const through =
    (route: string, answers: Route["answers"], answer: (request: Request) => Promise<Answered>) =>
    async (context: Context<Env>): Promise<Response> => {
      const request = context.req.raw;
      const ended = watch({ id: randomUUID(), method: request.method, route });
      const { outgoing } = context.env;
      let answered: Answered | undefined;
      const entered = isDraining() ? closing() : crowd.enter();
      outgoing.once("close", () => {
        if (!(entered instanceof Response)) entered.leave();
        answered?.leave?.();
        const status = outgoing.writableFinished ? outgoing.statusCode : CLIENT_LEFT;
        ended({ status, subject: answered?.subject, tool: answered?.tool });
      });
      if (entered instanceof Response) return entered;
      const refused =
        answers === "own names" ? (refusedHost(names, request) ?? refusedOrigin(names, request)) : undefined;
      if (refused !== undefined) return refused;
      answered = await answer(request);
      // An endless answer does not take a place from those that end.
      if (answered.isEndless === true) entered.leave();
      if (outgoing.destroyed) answered.leave?.();
      return answered.response;
    };

  const pages = cors({ ...FOR_PAGES, origin: (origin) => (isAllowedOrigin(names, origin) ? origin : null) });
  // What is no page reads none of its headers, and answers with added headers take Hono a longer way.
  app.use("/mcp", (context, next) => (context.req.raw.headers.has("origin") ? pages(context, next) : next()));
  app.all("/mcp", through("/mcp", "own names", mcp));

  const document = "/.well-known/oauth-protected-resource";
  app.use(`${document}/*`, cors());
  for (const path of [document, `${document}/mcp`])
    app.get(path, (context) => access.metadata(context.req.raw) ?? notFound());

  for (const { path, answers, handle } of routes)
    app.all(
      path,
      through(path, answers, async (request) => ({ response: await handle(request) })),
    );

  app.notFound(through("other", "own names", async () => ({ response: notFound() })));
  app.onError((error) => {
    onError(error);
    return refusal(500, -32_603, "This server made a mistake of its own. It is a defect: please report it.");
  });
  return app;
}

/** The same for all that is not there, so that nobody can tell a wrong secret from a wrong path. */
const notFound = (): Response => Response.json({ error: "not found" }, { status: 404 });

const closing = (): Response =>
  refusal(503, SERVER_ERROR, "This server is shutting down. Try again in some seconds.", {
    connection: "close",
    "retry-after": "5",
  });
