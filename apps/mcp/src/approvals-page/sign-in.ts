import { z } from "zod";
import type { Access } from "../access/access.ts";
import { mayUse } from "../access/identity.ts";
import { seeOther, showing } from "./answers.ts";
import { readForm } from "./form.ts";
import { SCOPE, type Sessions } from "./sessions.ts";
import { signInPage } from "./sign-in-page.ts";

const form = z.object({ token: z.string().trim().max(1000) });

/**
 * Takes the form with a token. Wrong ones are not counted: a token has 256 random bits, so nobody guesses one, and a
 * limit would only let anybody keep the operator out.
 */
export function createSignIn(
  access: Pick<Access, "holderOf">,
  sessions: Sessions,
  home: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const sent = await readForm(request, form);
    const holder = sent && (await access.holderOf(sent.token));
    // One that opens tools alone is refused in the same words: nobody learns here what a token is for.
    if (sent === undefined || holder === undefined || !mayUse(holder, SCOPE))
      return showing(
        403,
        signInPage(home, { problem: "This is no token with which questions can be decided." }),
      );
    return seeOther(home, { "set-cookie": await sessions.begin(holder.subject, sent.token) });
  };
}
