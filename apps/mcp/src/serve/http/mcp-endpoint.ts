import {
  type AuthInfo,
  createMcpHandler,
  isLegacyRequest,
  type ServerNotifier,
} from "@modelcontextprotocol/server";
import type { Access } from "../../access/access.ts";
import { type Identity, mayUse } from "../../access/identity.ts";
import { TOOL_SCOPES } from "../../access/scopes.ts";
import { type Message, readMessage } from "./body.ts";
import { type Caller, callerOf } from "./caller.ts";
import type { createCrowd } from "./crowd.ts";
import type { Serving } from "./serving.ts";
import type { Passed, Sessions } from "./sessions.ts";
import { createStreams, type Place } from "./streams.ts";

/** An answer, and what is told of it in logs and metrics. */
export type Answered = {
  response: Response;
  subject?: string;
  tool?: string;
  /** Called when the answer has been read, or was left. */
  leave?: () => void;
  /** It stays open for as long as its host likes. */
  isEndless?: boolean;
};

type Endpoint = {
  serving: Serving;
  access: Pick<Access, "identify" | "missing">;
  crowd: Pick<ReturnType<typeof createCrowd>, "admit">;
  sessions: Sessions;
  maxBodyBytes: number;
  onError: (error: unknown) => void;
};

/** How many streams of changes may be open, of all callers together. */
const MOST_SUBSCRIPTIONS = 1024;

/**
 * What `/mcp` answers: every era of the protocol, from the same definition as stdio. It is for callers who may use tools;
 * who has none of their scopes is told so, whatever it asks.
 */
export function createMcpEndpoint({ serving, access, crowd, sessions, maxBodyBytes, onError }: Endpoint) {
  const streams = createStreams();
  const coming = new WeakMap<Request, { identity: Identity; tool: string | undefined }>();
  const stateless = createMcpHandler(
    ({ requestInfo, era }) => {
      const from = requestInfo === undefined ? undefined : coming.get(requestInfo);
      if (from === undefined) throw new Error("a request without an identity");
      try {
        return serving.build(from.identity, from.tool, era === "modern");
      } catch (error) {
        onError(error);
        throw error;
      }
    },
    // What the SDK tells of beside its answers is what it has refused: its callers' mistakes.
    { maxSubscriptions: MOST_SUBSCRIPTIONS, maxRequestBodySize: maxBodyBytes, onerror: () => {} },
  );

  const serve = async (request: Request, caller: Caller, message: Message | undefined): Promise<Passed> => {
    const { identity } = caller;
    // The token itself stays here: nothing behind this has a use for it.
    const authInfo: AuthInfo = { token: "", clientId: identity.subject, scopes: [...identity.scopes] };
    const parsedBody = message?.body;
    const sessionId = request.headers.get("mcp-session-id");
    const wantsSession = sessionId !== null || (message !== undefined && serving.needsSession(message));
    // A host of 2026 has no sessions, whatever it sends along.
    if (wantsSession && (message === undefined || (await isLegacyRequest(request, parsedBody)))) {
      if (sessionId !== null) return sessions.resume(sessionId, request, caller, authInfo, parsedBody);
      if (sessions.hasRoomFor(identity)) return sessions.begin(request, caller, authInfo, parsedBody);
    }
    coming.set(request, { identity, tool: message?.tool });
    const options = { authInfo, ...(parsedBody === undefined ? {} : { parsedBody }) };
    return { response: await stateless.fetch(request, options), left: () => {} };
  };

  return {
    async answer(request: Request): Promise<Answered> {
      const identity = await access.identify(request);
      if ("response" in identity) return identity;
      const { subject } = identity;
      const admitted = crowd.admit(subject);
      if (admitted instanceof Response) return { response: admitted, subject };
      const { leave } = admitted;
      let place: Place | undefined;
      try {
        if (!TOOL_SCOPES.some((scope) => mayUse(identity, scope)))
          return { response: access.missing(TOOL_SCOPES, request), subject, leave };
        const message = request.method === "POST" ? await readMessage(request, maxBodyBytes) : undefined;
        if (message instanceof Response) return { response: message, subject, leave };
        const tool = message?.tool === undefined ? undefined : serving.toolNamed(message.tool);
        const about = { subject, ...(tool === undefined ? {} : { tool: tool.name }) };
        if (tool?.scope !== undefined && !mayUse(identity, tool.scope))
          return { response: access.missing(tool.scope, request), ...about, leave };
        if (isEndless(request, message)) {
          const entered = streams.enter(identity);
          if (entered instanceof Response) return { response: entered, ...about, leave };
          place = entered;
        }
        const caller = callerOf(access, request, identity);
        const { response, left } = await serve(request, caller, message);
        const leaveAll = () => {
          leave();
          place?.leave();
          left();
        };
        if (place === undefined) return { response, ...about, leave: leaveAll };
        // It has a place among those that listen, so it takes none of those who wait for an answer.
        leave();
        const stream = place.watched(response, caller, (standing) => {
          if (standing === "gone") void sessions.forsake(request.headers.get("mcp-session-id"));
        });
        return { response: stream, ...about, leave: leaveAll, isEndless: true };
      } catch (error) {
        leave();
        place?.leave();
        throw error;
      }
    },
    notify: stateless.notify satisfies ServerNotifier,
    close: () => stateless.close(),
  };
}

const isEndless = ({ method }: Request, message: Message | undefined): boolean =>
  method === "GET" || message?.method === "subscriptions/listen";
