export const SECTIONS = [
  { id: "messages", label: "Messages", letter: "m" },
  { id: "numbers", label: "Numbers", letter: "n" },
  { id: "inventory", label: "Inventory", letter: "i" },
  { id: "account", label: "Account", letter: "a" },
  { id: "webhooks", label: "Webhooks", letter: "w" },
  { id: "requests", label: "Requests", letter: "r" },
  { id: "faults", label: "Faults", letter: "f" },
  { id: "clock", label: "Clock", letter: "c" },
] as const;
export type Section = (typeof SECTIONS)[number]["id"];

/** What is looked at, as the hash of the address has it. */
export type Place = { section: Section; rest: readonly string[]; query: Readonly<Record<string, string>> };

const START: Place = { section: "messages", rest: [], query: {} };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `#/messages/12065550100/13015550123?a=b`. What is no place leads to the messages. */
export function placeAt(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [first, ...rest] = path
    .split("/")
    .filter((part) => part !== "")
    .map(decoded);
  const section = SECTIONS.find(({ id }) => id === first);
  if (section === undefined) return START;
  return { section: section.id, rest, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The hash of a place. Empty values are left out of the query. */
export function hashOf(
  section: Section,
  rest: readonly (string | number)[] = [],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = [section, ...rest].map((part) => encodeURIComponent(part)).join("/");
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? `#/${path}` : `#/${path}?${new URLSearchParams(given)}`;
}

export const conversationHash = (ours: string, handset: string) => hashOf("messages", [ours, handset]);
