import { randomUUID } from "node:crypto";
import { type AuthInfo, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import { type Identity, isSame, LOCAL } from "../../access/identity.ts";
import type { Caller } from "./caller.ts";
import { once } from "./once.ts";
import { refusal, SERVER_ERROR } from "./refusal.ts";
import type { Serving } from "./serving.ts";

// A host of 2025 can be asked by this process alone, while its session lives: what routes requests to several replicas
// has to send those of one session to the same. A host without a session is served, and is not asked.

export type SessionLimits = { most: number; idleMs: number };

type Session = {
  transport: WebStandardStreamableHTTPServerTransport;
  close: () => Promise<void>;
  /** Who came last. It is always one who may do what the one who began it might: the server was built for that. */
  caller: Caller;
  usedAt: number;
  /** Answers that are not finished, such as a stream that waits for the server's requests. */
  open: number;
  /** Its caller will not get in again: it ends with what is under way. */
  isForsaken: boolean;
};

/** An answer, and what to call when it was read to its end or left. */
export type Passed = { response: Response; left: () => void };

export type Sessions = ReturnType<typeof createSessions>;

const LOOK_MS = 5_000;

/** A host that was not heard of for so long has probably begun another session. */
const LEFT_MS = 60_000;

/**
 * Of the sessions a caller has a quarter, and at least one, so that nobody takes the room of all; beyond that it is served
 * as when there is no room. Where nobody has to prove who they are, all hosts of this machine are one caller, and it may
 * have all of them.
 */
export function createSessions(
  build: Serving["build"],
  { most, idleMs }: SessionLimits,
  now: () => number = () => performance.now(),
) {
  const all = new Map<string, Session>();
  /** Begun, and without an id yet. */
  const beginning = new Set<Caller>();
  const mostOf = (subject: string) => (subject === LOCAL.subject ? most : Math.max(1, Math.floor(most / 4)));

  const end = async (id: string): Promise<void> => {
    const session = all.get(id);
    all.delete(id);
    await session?.close().catch(() => {});
  };
  const timer = setInterval(
    () => {
      for (const [id, { usedAt, open }] of all) if (open === 0 && now() - usedAt > idleMs) void end(id);
    },
    Math.min(LOOK_MS, idleMs),
  ).unref();

  const endIfForsaken = ({ transport, isForsaken, open }: Session) => {
    if (isForsaken && open === 0 && transport.sessionId !== undefined) void end(transport.sessionId);
  };

  const pass = async (
    session: Session,
    request: Request,
    authInfo: AuthInfo,
    parsedBody: unknown,
  ): Promise<Passed> => {
    session.usedAt = now();
    session.open++;
    const left = once(() => {
      session.open--;
      session.usedAt = now();
      endIfForsaken(session);
    });
    try {
      return { response: await session.transport.handleRequest(request, { authInfo, parsedBody }), left };
    } catch (error) {
      left();
      throw error;
    }
  };

  return {
    count: () => all.size,
    /** Where there is none, what the same caller has left lying makes room. */
    hasRoomFor({ subject }: Identity): boolean {
      const isOwn = ({ identity }: Caller) => identity.subject === subject;
      const own = [...all].filter(([, { caller }]) => isOwn(caller));
      const count = own.length + [...beginning].filter(isOwn).length;
      if (all.size + beginning.size < most && count < mostOf(subject)) return true;
      // A map keeps the order in which they began.
      for (const [id, session] of own)
        if (session.open === 0 && now() - session.usedAt > LEFT_MS) {
          void end(id);
          return true;
        }
      return false;
    },
    /** Answers the first request of a host, and goes on with it. */
    async begin(request: Request, caller: Caller, authInfo: AuthInfo, parsedBody: unknown): Promise<Passed> {
      beginning.add(caller);
      try {
        const transport = new WebStandardStreamableHTTPServerTransport({
          sessionIdGenerator: randomUUID,
          onsessioninitialized: (id) => void all.set(id, session),
          onsessionclosed: (id) => void all.delete(id),
        });
        const server = build(caller.identity);
        const session: Session = {
          transport,
          close: () => server.close(),
          caller,
          usedAt: now(),
          open: 0,
          isForsaken: false,
        };
        await server.connect(transport);
        const passed = await pass(session, request, authInfo, parsedBody);
        if (transport.sessionId === undefined) await session.close();
        return passed;
      } finally {
        beginning.delete(caller);
      }
    },
    /**
     * Answers a further request. That of another caller, or of the same one with other scopes, meets the same answer as
     * that of a session that is over.
     */
    async resume(
      id: string,
      request: Request,
      caller: Caller,
      authInfo: AuthInfo,
      parsedBody: unknown,
    ): Promise<Passed> {
      const session = all.get(id);
      if (session === undefined || !isSame(session.caller.identity, caller.identity))
        return { response: noSuchSession(), left: () => {} };
      session.caller = caller;
      session.isForsaken = false;
      return pass(session, request, authInfo, parsedBody);
    },
    /** Ends a session once nothing is under way in it, if who came last will not get in again. */
    async forsake(id: string | null): Promise<void> {
      const session = id === null ? undefined : all.get(id);
      if (session === undefined) return;
      const { caller } = session;
      // Meanwhile somebody with a renewed token may have come.
      if ((await caller.standing()) !== "gone" || session.caller !== caller) return;
      session.isForsaken = true;
      endIfForsaken(session);
    },
    async close(): Promise<void> {
      clearInterval(timer);
      await Promise.all([...all.keys()].map(end));
    },
  };
}

const noSuchSession = (): Response =>
  refusal(404, SERVER_ERROR, "There is no such session here. Begin a new one with initialize.");
