import { createByteRing } from "./byte-ring.ts";

/** A request to the carrier's API and what became of it, as it is kept: with everything that was sent. */
export type Exchanged = {
  at: number;
  method: string;
  path: string;
  /** Without its question mark; empty when there is none. */
  search: string;
  operationId: string | undefined;
  accessKey: string | undefined;
  /** Names and values by turns, as Node has them. */
  rawHeaders: readonly string[];
  /** Undefined where there was none, or it was not read. */
  requestBody: string | undefined;
  /** Undefined when no whole answer was sent. */
  status: number | undefined;
  responseBody: string | undefined;
  tookMs: number;
  /** The id of the fault that it met. */
  fault: string | undefined;
};

export type Entry = Exchanged & { id: number };

/** The latest requests, in memory: at most a thousand. Of very long bodies the beginning is kept. */
export type Journal = {
  record(exchanged: Exchanged): void;
  /** Newest first. `before` is an id. */
  list(options: { limit: number; before?: number | undefined }): Entry[];
  get(id: number): Entry | undefined;
  clear(): void;
};

const RING = { bytes: 4 * 1024 * 1024, records: 1000, textsPerRecord: 4, longestText: 256 * 1024 };

type Head = Omit<Exchanged, "rawHeaders" | "requestBody" | "responseBody">;

/** What `record` has written, and nobody else. */
const headOf = (text: string): Head => JSON.parse(text);
const headersOf = (text: string): string[] => JSON.parse(text);

export function createJournal(onChange: () => void): Journal {
  const ring = createByteRing(RING);
  const get = (id: number): Entry | undefined => {
    const texts = ring.read(id);
    if (texts === undefined) return undefined;
    const [head = "{}", headers = "[]", requestBody, responseBody] = texts;
    return { ...headOf(head), id, rawHeaders: headersOf(headers), requestBody, responseBody };
  };
  return {
    record: ({ rawHeaders, requestBody, responseBody, ...head }) => {
      ring.push([JSON.stringify(head), JSON.stringify(rawHeaders), requestBody, responseBody]);
      onChange();
    },
    get,
    list: ({ limit, before }) => {
      const { oldest, newest } = ring.range();
      const found: Entry[] = [];
      const first = Math.min((before ?? newest + 1) - 1, newest);
      for (let id = first; id >= oldest && found.length < limit; id -= 1) {
        const entry = get(id);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    },
    clear: () => {
      ring.clear();
      onChange();
    },
  };
}
