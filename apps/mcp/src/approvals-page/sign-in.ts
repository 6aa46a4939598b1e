import { z } from "zod";
import type { Access } from "../access/access.ts";
import { mayUse } from "../access/identity.ts";
import { seeOther, showing } from "./answers.ts";
import { readForm } from "./form.ts";
import { SCOPE, type Sessions } from "./sessions.ts";
import { signInPage } from "./sign-in-page.ts";
import { createTries } from "./tries.ts";

const form = z.object({ token: z.string().trim().max(1000) });

/** Takes the form with a token. */
export function createSignIn(
  access: Pick<Access, "holderOf">,
  sessions: Sessions,
  home: string,
  now: () => number,
): (request: Request) => Promise<Response> {
  const tries = createTries(now);
  return async (request) => {
    const attempt = tries.begin();
    if (!attempt.isAllowed) {
      const problem = `Too many wrong tokens were tried. Try again in ${attempt.waitSeconds} s.`;
      return showing(429, signInPage(home, { problem }), { "retry-after": String(attempt.waitSeconds) });
    }
    const sent = await readForm(request, form);
    const holder = sent && (await access.holderOf(sent.token));
    // One that opens tools alone is refused in the same words: nobody learns here what a token is for.
    if (sent === undefined || holder === undefined || !mayUse(holder, SCOPE))
      return showing(
        403,
        signInPage(home, { problem: "This is no token with which questions can be decided." }),
      );
    attempt.wasRight();
    return seeOther(home, { "set-cookie": await sessions.begin(holder.subject, sent.token) });
  };
}
