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

/** The latest requests, in memory. */
export type Journal = {
  record(exchanged: Exchanged): void;
  /** Newest first. `before` is an id. */
  list(options: { limit: number; before?: number | undefined }): Entry[];
  get(id: number): Entry | undefined;
  clear(): void;
};

const MOST_ENTRIES = 1000;
/** Characters of bodies that are kept in all. */
const MOST_CHARACTERS = 4_000_000;

const sizeOf = ({ requestBody, responseBody }: Exchanged) =>
  (requestBody?.length ?? 0) + (responseBody?.length ?? 0);

export function createJournal(onChange: () => void): Journal {
  // A ring: shifting an array of a thousand for each request would cost more than the rest of the journal.
  const ring: (Entry | undefined)[] = new Array(MOST_ENTRIES).fill(undefined);
  let last = 0;
  let oldest = 1;
  let characters = 0;
  const at = (id: number) => ring[id % MOST_ENTRIES];
  const dropOldest = () => {
    const entry = at(oldest);
    if (entry !== undefined) characters -= sizeOf(entry);
    ring[oldest % MOST_ENTRIES] = undefined;
    oldest += 1;
  };
  const get = (id: number) => (id >= oldest && id <= last ? at(id) : undefined);
  return {
    record: (exchanged) => {
      if (last - oldest + 1 >= MOST_ENTRIES) dropOldest();
      last += 1;
      ring[last % MOST_ENTRIES] = { ...exchanged, id: last };
      characters += sizeOf(exchanged);
      while (characters > MOST_CHARACTERS && oldest < last) dropOldest();
      onChange();
    },
    get,
    list: ({ limit, before = last + 1 }) => {
      const found: Entry[] = [];
      for (let id = Math.min(before - 1, last); id >= oldest && found.length < limit; id -= 1) {
        const entry = get(id);
        if (entry !== undefined) found.push(entry);
      }
      return found;
    },
    clear: () => {
      while (oldest <= last) dropOldest();
      onChange();
    },
  };
}
