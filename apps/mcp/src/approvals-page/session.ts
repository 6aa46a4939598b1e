import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const session = z.object({
  subject: z.string(),
  /** The hash of the token with which it began. */
  tokenHash: z.string(),
  id: z.string(),
  /** Milliseconds since 1970 UTC. */
  until: z.number(),
});

/** A person who has signed in. */
export type Session = z.output<typeof session>;

/** A working day. */
const LONGEST_MS = 8 * 3_600_000;

export const newSession = (subject: string, tokenHash: string, at: number): Session => ({
  subject,
  tokenHash,
  id: randomBytes(16).toString("base64url"),
  until: at + LONGEST_MS,
});

/** What the page gives out and takes back, sealed, so that every process with the same key knows it again. */
export type Seals = {
  seal(session: Session): string;
  /** The session that was sealed; undefined for what was not, or has ended. */
  open(sealed: string, at: number): Session | undefined;
  /** Goes with a decision on this question, and shows that it was made on the page of this session. */
  proofFor(session: Session, question: string): string;
  isProof(proof: string, session: Session, question: string): boolean;
};

/** @param account whose questions the page shows: what was sealed for another one opens nothing here. */
export function sealsOf(key: Uint8Array, account: string): Seals {
  const mac = (...about: string[]): string =>
    createHmac("sha256", key)
      .update(JSON.stringify([account, ...about]))
      .digest("base64url");
  const macOf = (content: string): string => mac("session", content);
  const proofFor = ({ id }: Session, question: string): string => mac("decision", id, question);

  return {
    seal: (each) => {
      const content = Buffer.from(JSON.stringify(each)).toString("base64url");
      return `${content}.${macOf(content)}`;
    },
    open: (sealed, at) => {
      const [content = "", given = ""] = sealed.split(".");
      if (!isSame(given, macOf(content))) return undefined;
      const opened = session.parse(JSON.parse(Buffer.from(content, "base64url").toString()));
      return opened.until > at ? opened : undefined;
    },
    proofFor,
    isProof: (proof, each, question) => isSame(proof, proofFor(each, question)),
  };
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
