import { html } from "hono/html";
import type { Verdict } from "../guard/decide.ts";
import type { ActingEffect } from "../guard/effect.ts";
import type { Approval } from "../guard/ledger/approvals.ts";
import { timeOfDay } from "../guard/words.ts";
import { inDollars } from "../terms/money.ts";
import { printable } from "../terms/printable.ts";
import { minutesLeft } from "../terms/time-words.ts";
import { document, type Html } from "./document.ts";
import type { Said } from "./said.ts";
import type { Session } from "./session.ts";

export type WaitingPage = {
  home: string;
  session: Session;
  /** What waits, oldest first. */
  waiting: readonly Approval[];
  /** What became of a decision that was just made here. */
  said: Said | undefined;
  isSandbox: boolean;
  proofFor: (question: string) => string;
  at: number;
};

export function waitingPage(page: WaitingPage): Html {
  const { home, session, waiting, said, isSandbox } = page;
  const count = howMany(waiting.length);
  return document(
    `${said?.text.split(/[.,:]/)[0] ?? count} – Approvals`,
    html`<header>
<h1>Approvals</h1>
<form method="post" action="${home}/sign-out"><button type="submit">Sign out</button></form>
</header>
<p class="quiet">Signed in as ${printable(session.subject)} until ${timeOfDay(session.until)}.${isSandbox ? " This is the sandbox: nothing is real." : ""}</p>
<main>
${said === undefined ? "" : html`<p class="${said.isDone ? "said" : "problem"}" role="status" tabindex="-1" autofocus>${said.text}</p>`}
<p>${count}. <a href="${home}">Look again</a></p>
${waiting.map((approval, index) => questionPart(approval, index + 1, page))}
</main>`,
  );
}

const howMany = (count: number): string =>
  count === 0 ? "Nothing waits for a person" : count === 1 ? "1 question waits" : `${count} questions wait`;

const EFFECT: Record<ActingEffect, string> = {
  spend: "spends money",
  send: "sends messages",
  change: "changes routes",
};

/** Everything that a person has to know for a yes or no. */
function questionPart(approval: Approval, place: number, { home, proofFor, at }: WaitingPage): Html {
  const { id, tool, effect, question, nanodollars, caller, subject, asked_at, good_until } = approval;
  const about = `question-${place}`;
  // Left to right, whatever letters a text begins with: an amount after it stays where it was put.
  return html`<article aria-labelledby="${about}">
<h2 id="${about}">${place}. ${printable(tool)} ${EFFECT[effect]}: ${inDollars(nanodollars)}</h2>
<blockquote dir="ltr">${printable(question ?? "")}</blockquote>
<dl>
<dt>Cost</dt><dd>${inDollars(nanodollars)}</dd>
<dt>Asked by</dt><dd><bdi>${printable(subject)}</bdi></dd>
<dt>Calls itself</dt><dd><bdi>${printable(caller)}</bdi></dd>
<dt>Asked at</dt><dd>${timeOfDay(asked_at)}</dd>
<dt>Good until</dt><dd>${timeOfDay(good_until)}, for ${minutesLeft(good_until, at)} more</dd>
</dl>
<form method="post" action="${home}/decide">
<input type="hidden" name="question" value="${id}">
<input type="hidden" name="proof" value="${proofFor(id)}">
<div class="buttons">
${button("approve", "main", "Approve, once", about)}
${button("deny", "no", "Refuse", about)}
</div>
</form>
</article>`;
}

const button = (verdict: Verdict, look: string, label: string, about: string): Html =>
  html`<button class="${look}" type="submit" name="verdict" value="${verdict}" aria-describedby="${about}">${label}</button>`;
