import type { Access } from "../access/access.ts";
import { LedgerError } from "../guard/ledger/sql.ts";
import { saying, seeOther, showing } from "./answers.ts";
import { problemPage } from "./document.ts";
import { createOrigin } from "./origin.ts";
import { createQuestions, type QuestionsOptions } from "./questions.ts";
import { createSessions, type SessionsOptions } from "./sessions.ts";
import { createSignIn } from "./sign-in.ts";
import { signInPage } from "./sign-in-page.ts";

export type ApprovalsPageOptions = QuestionsOptions &
  SessionsOptions & {
    access: Pick<Access, "holderOf">;
    /** Whether callers have to prove who they are. Where not, there is no page. */
    isRequired: boolean;
    /** Where this server is reached from outside, without /approvals; undefined: as each request says. */
    publicUrl: string | undefined;
  };

export type ApprovalsPage = {
  /** For everything at and below /approvals. Host and size of a request were checked before. */
  handle: (request: Request) => Promise<Response>;
};

const NO_PAGE = `There is no approvals page here: this server asks nobody who they are, so an assistant that can reach it could approve what it asked for itself.
To decide, run "flowroute-mcp approvals" and then "flowroute-mcp approve CODE" or "flowroute-mcp deny CODE" in a terminal on this machine.
To have the page, make a token with "flowroute-mcp token create --name NAME --scopes approvals:decide", and start the server with the file that holds it (--tokens-file).
`;

/** A page on which a person says yes or no to what waits. It needs no script, and asks no other host for anything. */
export function createApprovalsPage(options: ApprovalsPageOptions): ApprovalsPage {
  const origin = createOrigin(options.publicUrl);
  const { home } = origin;
  const sessions = createSessions(options, origin);
  const questions = createQuestions(options, sessions, home);

  const posts: Record<string, (request: Request) => Promise<Response>> = {
    "/sign-in": createSignIn(options.access, sessions, home),
    "/sign-out": async () => seeOther(home, { "set-cookie": sessions.end }),
    "/decide": async (request) => {
      const session = await sessions.of(request);
      if (session !== undefined) return questions.decide(request, session);
      const problem = "Nothing was decided: your session is over. Sign in, and decide again.";
      return showing(403, signInPage(home, { problem }));
    },
  };

  async function show(request: Request): Promise<Response> {
    const session = await sessions.of(request);
    if (session !== undefined) return questions.show(request, session);
    if (sessions.isHeld(request))
      return showing(200, signInPage(home, { problem: "Your session is over. Sign in again." }), {
        "set-cookie": sessions.end,
      });
    const isFromElsewhere = request.headers.get("sec-fetch-site") === "cross-site";
    return showing(200, signInPage(home, { isFromElsewhere }));
  }

  async function answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/^\/approvals/, "").replace(/\/$/, "");
    const post = Object.hasOwn(posts, path) ? posts[path] : undefined;
    if (path !== "" && post === undefined)
      return showing(404, problemPage("There is no such page", "Nothing is at this address.", home));
    // The address line may hold where a form was sent to.
    if (isReading(request)) return post === undefined ? show(request) : seeOther(home);
    if (request.method !== "POST" || post === undefined)
      return showing(405, problemPage("Nothing was done", "Nothing here takes that method.", home), {
        allow: post === undefined ? "GET, HEAD" : "GET, HEAD, POST",
      });
    return origin.isOwn(request) ? post(request) : showing(403, notFromHere(options.publicUrl, home));
  }

  return {
    handle: async (request) => {
      if (!options.isRequired) return saying(404, NO_PAGE);
      try {
        const response = await answer(request);
        return request.method === "HEAD" ? new Response(null, response) : response;
      } catch (error) {
        if (!(error instanceof LedgerError)) throw error;
        // Its message is for the operator alone, and who asks may be anybody.
        return showing(503, ledgerAway(request, home), { "retry-after": "5" });
      }
    },
  };
}

const isReading = ({ method }: Request): boolean => method === "GET" || method === "HEAD";

const notFromHere = (publicUrl: string | undefined, home: string) =>
  problemPage(
    "Nothing was done",
    `What this page does is asked for on it alone. ${publicUrl === undefined ? "If you are on it, its server is reached under another address than it knows: the operator can set that with --public-url." : `It is at ${publicUrl}/approvals.`}`,
    home,
  );

const ledgerAway = (request: Request, home: string) =>
  problemPage(
    "The ledger cannot be reached",
    `${isReading(request) ? "What waits cannot be shown now. It is not lost, and nothing of it is carried out meanwhile." : "If you decided something, it was written down whole or not at all: when the ledger is back, the page shows what waits still."} To look into it, run on the server: flowroute-mcp doctor`,
    home,
  );
