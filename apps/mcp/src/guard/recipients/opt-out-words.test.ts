import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optOutWord } from "./opt-out-words.ts";

const OUT = [
  "STOP",
  "STOPALL",
  "STOP ALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPTOUT",
  "OPT OUT",
  "OPT-OUT",
  "PARAR",
  "ALTO",
  "CANCELAR",
  "ARRET",
  "ARRÊT",
];
const IN = ["START", "UNSTOP"];

describe("optOutWord", () => {
  it.each(OUT)("takes %s as out", (word) => {
    expect(optOutWord(word)).toBe("out");
  });

  it.each(IN)("takes %s as in", (word) => {
    expect(optOutWord(word)).toBe("in");
  });

  it.each([
    " stop\r\n",
    "“Stop.”",
    "'STOP'!!!",
    "**stop**",
    "\u200bSTOP\ufeff",
    "ST\u00adOP\ufe0f",
    "STOP \u{1F6D1}",
    "ＳＴＯＰ",
    "Please stop",
    "stop, please!",
    "¡Alto!",
    "arre\u0302t",
    "opt\u2011out",
    "Stop  all.",
    "´STOP´",
    "stop\ud83d",
  ])("sees through %j", (text) => {
    expect(optOutWord(text)).toBe("out");
  });

  it.each([
    "",
    "please",
    "please stop please",
    "please please stop",
    "Stop by the store at 5",
    "The end",
    "STOP 2",
    "stop stop",
    "do not stop",
    "start now",
    "S T O P",
    "STOPP",
    "ende",
    "all stop",
    "STOP START",
  ])("takes %j as neither", (text) => {
    expect(optOutWord(text)).toBeUndefined();
  });

  it("is the same in any case and with any signs around", () => {
    const signs = fc.stringMatching(
      /^(?:\u200d|[ \t\n.,;:!?"'`´()<>*_\u00a0\u200b\u2019\u201c\u3000\uff01-]){0,20}$/,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...OUT, ...IN),
        fc.boolean(),
        signs,
        signs,
        (word, lower, before, after) => {
          const text = `${before}${lower ? word.toLowerCase() : word}${after}`;
          expect(optOutWord(text)).toBe(IN.includes(word) ? "in" : "out");
        },
      ),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void optOutWord(text)));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        optOutWord(String.fromCharCode(...units));
      }),
    );
  });

  it("takes a long text as neither", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OUT, ...IN),
        fc.constantFrom(" ", "!", "\u200b", "x"),
        (word, filler) => {
          expect(optOutWord(word + filler.repeat(160))).toBeUndefined();
        },
      ),
    );
  });

  it("takes no time for 15 MB", () => {
    const started = performance.now();
    for (const filler of [" ", "\u0301", "\ufdfa", "STOP "])
      optOutWord(filler.repeat(15_000_000 / filler.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
