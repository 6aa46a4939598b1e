// A figure that was measured once and then written by hand is not found when it is no longer true. So whatever looks
// like one, and does not stand between the comments of a figure, has to be known as something else.

/** A number with a unit in which this project measures something, or a factor. */
const MEASURED =
  /(?<![\d%A-Za-z.,+/-])\d[\d,.]*[ -]?(?:ms|milliseconds?|µs|microseconds?|kB|KB|MB|GB|TB|KiB|MiB|bytes|tokens|(?:[a-z]+ )?a second)(?![A-Za-z])|×\d[\d.]*/g;

const FIGURES = /<!-- figure (?:(?!-->).)+ -->(?:(?!<!--).)*<!-- \/ -->/gs;
const CODE = /^```.*?^```/gms;

/** Numbers with units of a document that come from nowhere that is held, as they are written. */
export function untold(text: string): string[] {
  const prose = text.replace(FIGURES, "").replace(CODE, "").replace(/\s+/g, " ");
  return [...prose.matchAll(MEASURED)].map(([figure]) => figure);
}

/** What is no result of a run, by the document and as it is written there, and what holds it. */
export const KNOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "packages/client/README.md": {
    "8 kB": "the budget of the main entry: src/size.test.ts",
    "8,000 bytes": "the same",
    "2 kB": "the budget of the entry for webhooks: the same",
    "500 ms": "the first wait of a retry: src/request/retry.test.ts",
    "1 MiB": "a limit that is set: webhooks",
  },
  "apps/sandbox/README.md": {
    "1 MB": "what V8's compiled code takes, about",
    "767,840 bytes": "the carrier's limit",
    "1 MiB": "a limit that is set: bodies",
  },
  "apps/bench/README.md": {
    "25,000 tokens": "a limit of Claude Code's",
    "340 MB": "what the peers' lockfile installs, about",
    "5 messages a second": "the carrier's limit",
  },
  "apps/mcp/SAFETY.md": { "1 MB": "what V8's compiled code takes, about" },
  "apps/mcp/DEPLOYMENT.md": { "5 effects a second": "the carrier's limit, of one account" },
  "CONTRIBUTING.md": {
    "60,000 bytes": "the budget of the sandbox's page: its build fails above",
    "14 bytes": "held by npm run release:check, which applies the example",
    "64 tokens": "the same",
    "1,748 tokens": "the same",
  },
};
