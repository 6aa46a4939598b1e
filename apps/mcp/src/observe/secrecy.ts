/** Fields that hold what nobody may read in a log, whoever writes them by mistake. */
export const NOT_FOR_LOGS = [
  "accessKey",
  "authorization",
  "body",
  "code",
  "cookie",
  "from",
  "message",
  "number",
  "numbers",
  "password",
  "recipient",
  "secret",
  "secretKey",
  "sender",
  "text",
  "to",
  "token",
];

/** What could be a phone number: with its plus, as ten digits and more, or in groups as it is written in America. */
const NUMBER = String.raw`\+\d[\d\s().-]{5,20}\d|(?<![0-9A-Za-z])\d{10,15}(?![0-9A-Za-z])|(?<!\d)\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}(?!\d)`;

/** Ids of this server's own: their digits are nobody's number. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The least that is no phone number's: what counts and what lasts is smaller. */
const TOO_LARGE = 1e9;

/** A shorter one is in too many words, and guards nothing. */
const SHORTEST_SECRET = 4;

/** Takes phone numbers, and the secrets of this server, out of whatever a log line would say. */
export function createMask(secrets: readonly string[]) {
  const known = secrets.filter(({ length }) => length >= SHORTEST_SECRET).map(asPattern);
  const hidden = new RegExp([...known, NUMBER].join("|"), "g");
  const masked = (text: string): string => (UUID.test(text) ? text : text.replace(hidden, "[hidden]"));
  return {
    text: masked,
    facts: (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [
          name,
          typeof value === "string"
            ? masked(value)
            : typeof value === "number" && Math.abs(value) >= TOO_LARGE
              ? "[hidden]"
              : value,
        ]),
      ),
  };
}

const asPattern = (secret: string): string => secret.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
