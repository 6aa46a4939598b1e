import { createNotice } from "../notice.ts";

/** The issuer cannot be asked now, so nothing can be said of its tokens. */
export class IssuerUnavailable extends Error {
  override readonly name = "IssuerUnavailable";
}

/** What the issuer did wrong, for the operator. */
export class IssuerProblem extends Error {
  override readonly name = "IssuerProblem";
}

/** For so long an issuer that failed is left alone: callers would wait for it in vain, and it would get no rest. */
const PAUSE_MS = 5000;

/** Asks the issuer, unless it failed a moment ago. The operator hears once of each problem. */
export function createOutage({
  issuer,
  say,
  now,
}: {
  issuer: string;
  say: (line: string) => void;
  now: () => number;
}) {
  const tell = createNotice(say, `The OAuth issuer ${issuer} is in order again.`);
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    /** @throws IssuerUnavailable */
    async ask<T>(question: () => Promise<T>): Promise<T> {
      const sinceFailure = now() - failedAt;
      if (sinceFailure >= 0 && sinceFailure < PAUSE_MS) throw new IssuerUnavailable();
      try {
        const answer = await question();
        tell(undefined);
        return answer;
      } catch (error) {
        failedAt = now();
        const why = error instanceof IssuerProblem ? error.message : "its answer is not understood";
        tell(
          `The OAuth issuer ${issuer} cannot be used: ${why}. Until it can, its tokens cannot be checked, and callers who have one are asked to wait.`,
        );
        throw new IssuerUnavailable();
      }
    },
  };
}
