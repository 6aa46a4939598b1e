// A figure that was measured once and then written by hand is not found when it is no longer true. So whatever looks
// like one, and does not stand between the comments of a figure, has to be known as something else.

/**
 * A number with a unit in which this project measures something, a share or a factor. Not seconds and minutes: those in
 * documents are settings, of which there are many, and no result is told in them.
 */
const MEASURED =
  /(?<![\d%A-Za-z.,+/-])\d[\d,.]*(?:[ -]|&nbsp;)?(?:ms|milliseconds?|[µu]s|microseconds?|kB|KB|MB|GB|TB|KiB|MiB|bytes|tokens|req\/s|(?:[a-z]+ )?(?:a|per) second|%|x|times as)(?![A-Za-z0-9])|×\d[\d.]*/g;

const FIGURES = /<!-- figure (?:(?!-->).)+ -->(?:(?!<!--).)*<!-- \/ -->/gs;
const CODE = /^```.*?^```/gms;
const LINKS = /\]\([^)]*\)/g;

/** Numbers with units of a document that come from nowhere that is held, as they are written. */
export function untold(text: string): string[] {
  const prose = text.replace(FIGURES, "").replace(CODE, "").replace(LINKS, "]").replace(/\s+/g, " ");
  return [...prose.matchAll(MEASURED)].map(([figure]) => figure);
}

/** What is no result of a run, each as often as it is written, and what holds it. */
export const KNOWN: Readonly<Record<string, readonly (readonly [figure: string, heldBy: string])[]>> = {
  "packages/client/README.md": [
    ["8 kB", "src/size.test.ts: the budget of the main entry"],
    ["8,000 bytes", "src/size.test.ts"],
    ["2 kB", "src/size.test.ts: the budget of the entry for webhooks"],
    ["500 ms", "src/request/retry.test.ts: the first wait of a retry"],
    ["1 MiB", "src/webhooks: a limit that is set"],
  ],
  "apps/sandbox/README.md": [
    ["1 MB", "nothing: about what V8's compiled code takes"],
    ["767,840 bytes", "src/media: the carrier's limit"],
    ["1 MiB", "src/http: a limit that is set"],
  ],
  "apps/mcp/SAFETY.md": [["1 MB", "nothing: about what V8's compiled code takes"]],
  "apps/mcp/DEPLOYMENT.md": [["5 effects a second", "the carrier's limit, of one account"]],
  "apps/chaos/README.md": [
    ["80 %", "the shares of what is done"],
    ["45 %", "the same"],
  ],
  "apps/bench/README.md": [
    ["25,000 tokens", "a limit of Claude Code's"],
    ["340 MB", "nothing: about what the peers' lockfile installs"],
    ["5 messages a second", "the carrier's limit"],
    ["3 %", "src/suites/soak: attempts that fail"],
    ["1 %", "the same"],
    ["1 %", "the same"],
    ["1 %", "the same"],
    ["10 %", "src/suites/soak: the target"],
  ],
  "CONTRIBUTING.md": [
    ["14 bytes", "npm run release:check, which applies the example"],
    ["64 tokens", "the same"],
    ["1,748 tokens", "the same"],
    ["60,000 bytes", "the budget of the sandbox's page: its build fails above"],
  ],
};
