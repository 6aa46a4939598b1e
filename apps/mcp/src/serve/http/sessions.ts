import { randomUUID } from "node:crypto";
import { type AuthInfo, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import type { Identity } from "../../access/identity.ts";
import { once } from "./once.ts";
import { refusal, SERVER_ERROR } from "./refusal.ts";
import type { Serving } from "./serving.ts";

// A host of 2025 can be asked by this process alone, while its session lives: what routes requests to several replicas
// has to send those of one session to the same. A host without a session is served, and is not asked.

export type SessionLimits = { most: number; idleMs: number };

type Session = {
  transport: WebStandardStreamableHTTPServerTransport;
  close: () => Promise<void>;
  subject: string;
  usedAt: number;
  /** Answers that are not finished, such as a stream that waits for the server's requests. */
  open: number;
};

/** An answer, and what to call when it was read to its end or left. */
export type Passed = { response: Response; left: () => void };

export type Sessions = ReturnType<typeof createSessions>;

const LOOK_MS = 5_000;

/** A host that was not heard of for so long has probably begun another session. */
const LEFT_MS = 60_000;

export function createSessions(
  build: Serving["build"],
  { most, idleMs }: SessionLimits,
  now: () => number = () => performance.now(),
) {
  const all = new Map<string, Session>();
  /** Begun, and without an id yet. */
  let beginning = 0;

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
      if (all.size + beginning < most) return true;
      // A map keeps the order in which they began.
      for (const [id, session] of all)
        if (session.subject === subject && session.open === 0 && now() - session.usedAt > LEFT_MS) {
          void end(id);
          return true;
        }
      return false;
    },
    /** Answers the first request of a host, and goes on with it. */
    async begin(
      request: Request,
      identity: Identity,
      authInfo: AuthInfo,
      parsedBody: unknown,
    ): Promise<Passed> {
      beginning++;
      try {
        const transport = new WebStandardStreamableHTTPServerTransport({
          sessionIdGenerator: randomUUID,
          onsessioninitialized: (id) => void all.set(id, session),
          onsessionclosed: (id) => void all.delete(id),
        });
        const server = build(identity);
        const session: Session = {
          transport,
          close: () => server.close(),
          subject: identity.subject,
          usedAt: now(),
          open: 0,
        };
        await server.connect(transport);
        const passed = await pass(session, request, authInfo, parsedBody);
        if (transport.sessionId === undefined) await session.close();
        return passed;
      } finally {
        beginning--;
      }
    },
    /** Answers a further request; that of another caller meets the same answer as that of a session that is over. */
    async resume(
      id: string,
      request: Request,
      identity: Identity,
      authInfo: AuthInfo,
      parsedBody: unknown,
    ): Promise<Passed> {
      const session = all.get(id);
      if (session === undefined || session.subject !== identity.subject)
        return { response: noSuchSession(), left: () => {} };
      return pass(session, request, authInfo, parsedBody);
    },
    async close(): Promise<void> {
      clearInterval(timer);
      await Promise.all([...all.keys()].map(end));
    },
  };
}

const noSuchSession = (): Response =>
  refusal(404, SERVER_ERROR, "There is no such session here. Begin a new one with initialize.");
