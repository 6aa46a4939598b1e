import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Approval } from "../guard/ledger/approvals.ts";
import { printable } from "../terms/printable.ts";
import { openPage } from "./for-tests.ts";
import { saidOf } from "./said.ts";
import { waitingPage } from "./waiting-page.ts";

const AT = Date.parse("2026-11-18T12:00:00Z");

const plain: Approval = {
  id: "11111111-1111-4111-8111-111111111111",
  account: "account",
  tool: "send_message",
  effect: "send",
  caller: "test-host",
  subject: "token:desk",
  digest: "digest",
  code: "23456789",
  question: "Send this?",
  nanodollars: 4_000_000,
  state: "waiting",
  offered: 0,
  asked_at: AT,
  good_until: AT + 900_000,
  decided_at: null,
  decided_by: null,
};

const shown = async (given: Partial<Approval>, subject = "token:ops") => {
  const approval = { ...plain, ...given };
  const page = await waitingPage({
    home: "/approvals",
    session: { subject, tokenHash: "", id: "", until: AT },
    waiting: [approval],
    said: saidOf({ ...approval, state: "declined" }, "approve"),
    isSandbox: false,
    proofFor: () => "proof",
    at: AT,
  });
  return String(page);
};

/** Every character with which markup begins, ends or leaves an attribute. */
const markupOf = (page: string): string => page.replace(/[^<>"']/g, "");

const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? "");
const questionsIn = (page: string): string[] =>
  [...page.matchAll(/<blockquote dir="ltr">([^<]*)<\/blockquote>/g)].map(([, text = ""]) => unescaped(text));

const HOSTILE = [
  '</blockquote><button name="verdict" value="approve">Approve</button>',
  "<script>fetch('https://example.com')</script>",
  '" autofocus onfocus="alert(1)',
  "<!-- ",
  "</style><style>form{display:none}",
  "&lt;b&gt; &amp; &#60;",
  "\u202e52.2$\u202c\u0000\u001b[2J\u200b\u{e0041}\r\n\t",
  "]]>\u2028<img src=x>",
];

const texts = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(..."<>&\"'/=! \nab;#"), maxLength: 60 }),
);

describe("whatever a text holds", () => {
  it("it makes no markup, and is shown as it is but for what cannot be seen", async () => {
    const markup = markupOf(await shown({ decided_by: "somebody" }));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (question, name) => {
        const page = await shown(
          { question, caller: name, subject: name, tool: name, decided_by: `x${name}` },
          name,
        );
        expect(markupOf(page)).toBe(markup);
        expect(questionsIn(page)).toEqual([printable(question)]);
        expect(page).not.toMatch(/(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 300 },
    );
  });

  it("it goes through guard, ledger and page like that", async () => {
    const { kit, signedIn } = openPage();
    const visitor = await signedIn();
    const ask = (text: string) =>
      kit.perform([text], { caller: { name: text, subject: "local", canAsk: false } });
    const pageWith = async (...things: string[]) => {
      for (const thing of things) await ask(thing);
      return (await visitor.ask("/approvals")).body;
    };
    const one = markupOf(await pageWith("one")).length;
    const each = markupOf(await pageWith("two")).length - one;
    const all = await pageWith(...HOSTILE);
    expect(markupOf(all)).toHaveLength(one + each * (HOSTILE.length + 1));
    expect(questionsIn(all).sort()).toEqual(
      ["one", "two", ...HOSTILE]
        // A ledger keeps no NUL.
        .map((thing) => `Do it?\n${printable(thing.replaceAll("\0", "\ufffd"))} for 2, with its text`)
        .sort(),
    );
  });
});

it("says that nothing is real on the sandbox", async () => {
  const { signedIn } = openPage({ isSandbox: true });
  expect((await (await signedIn()).ask("/approvals")).body).toContain(
    "This is the sandbox: nothing is real.",
  );
});
