/** Records of some texts each, of which the oldest make room for the newest. */
export type ByteRing = {
  /** A text that is longer than the ring takes is cut. @returns the record's number, from 1. */
  push(texts: readonly (string | undefined)[]): number;
  /** Undefined for a record that is gone, or never was. */
  read(record: number): (string | undefined)[] | undefined;
  /** The numbers of the oldest and the newest record that are there; there is none when the first is higher. */
  range(): { oldest: number; newest: number };
  clear(): void;
};

export type ByteRingOptions = {
  bytes: number;
  records: number;
  textsPerRecord: number;
  /** Bytes of one text; all of a record must fit into the ring. */
  longestText: number;
};

/** The length of a text that is none, apart from one that is empty. */
const NONE = -1;

/** A character of a string is three bytes of UTF-8 at most. */
const BYTES_PER_CHARACTER = 3;

/**
 * What is kept of thousands of requests a second would wander through the generations of the garbage collector and
 * make its heap grow by a hundred megabytes; the bytes of one buffer do not.
 */
export function createByteRing(options: ByteRingOptions): ByteRing {
  const { bytes, records, textsPerRecord, longestText } = options;
  if (textsPerRecord * longestText > bytes) throw new RangeError("A record must fit into the ring.");
  const buffer = Buffer.allocUnsafeSlow(bytes);
  const lengths = new Int32Array(records * textsPerRecord);
  // Positions count on for ever; the place in the buffer is the remainder.
  const starts = new Float64Array(records);
  let head = 0;
  let oldest = 1;
  let newest = 0;

  const room = (text: string | undefined) =>
    text === undefined ? 0 : Math.min(longestText, text.length * BYTES_PER_CHARACTER);

  /** A record does not go over the end of the buffer. */
  const makeRoom = (size: number): void => {
    const place = head % bytes;
    if (place + size > bytes) head += bytes - place;
    while (oldest <= newest && (starts[oldest % records] ?? 0) < head + size - bytes) oldest += 1;
    if (newest - oldest + 1 >= records) oldest += 1;
  };

  return {
    push: (texts) => {
      let size = 0;
      for (const text of texts) size += room(text);
      makeRoom(size);
      newest += 1;
      const at = newest % records;
      starts[at] = head;
      for (let place = 0; place < textsPerRecord; place += 1) {
        const text = texts[place];
        const length = text === undefined ? NONE : buffer.write(text, head % bytes, room(text), "utf8");
        lengths[at * textsPerRecord + place] = length;
        if (length > 0) head += length;
      }
      return newest;
    },
    read: (record) => {
      if (!Number.isInteger(record) || record < oldest || record > newest) return undefined;
      const at = record % records;
      let place = (starts[at] ?? 0) % bytes;
      return Array.from({ length: textsPerRecord }, (_, text) => {
        const length = lengths[at * textsPerRecord + text] ?? NONE;
        if (length === NONE) return undefined;
        place += length;
        return buffer.toString("utf8", place - length, place);
      });
    },
    range: () => ({ oldest, newest }),
    clear: () => {
      oldest = newest + 1;
    },
  };
}
