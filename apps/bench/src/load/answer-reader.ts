/** What came back: enough to know that it was the right answer, and cheap to find out. */
export type Answer = { status: number; bodyBytes: number };

/** An answer with a length, as it began and what that meant. */
type Known = { head: Buffer; total: number; answer: Answer };

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const END_OF_LINE = Buffer.from("\r\n");

/**
 * Finds the end of one HTTP/1.1 answer at a time on a keep-alive connection. It does little on purpose: what the
 * load generator spends per request is taken from what the server could have shown. A head that is, byte for byte,
 * the one before says the same, so it is not read again: that is all of them but the first in each second, which
 * has a new date.
 */
export class AnswerReader {
  /** The beginning of an answer whose end is not known yet. */
  #bytes: Buffer = Buffer.alloc(0);
  #known: Known | undefined;
  /** How much of the answer that has begun is still to come, once that is known. */
  #missing = 0;

  /**
   * @param chunk what has come; not kept, so that its memory can take what comes next.
   * @returns the answer once it is whole, else undefined.
   * @throws Error for what is not an HTTP/1.1 answer with a known length, or for more than one answer.
   */
  push(chunk: Buffer): Answer | undefined {
    const known = this.#known;
    if (known !== undefined) {
      if (this.#missing > 0) return this.#count(known, this.#missing, chunk.length);
      if (this.#bytes.length === 0 && beginsWith(chunk, known.head))
        return this.#count(known, known.total, chunk.length);
    }
    const answer = this.#read(this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]));
    if (this.#bytes === chunk) this.#bytes = Buffer.from(chunk);
    return answer;
  }

  /** @param missing of the answer, before the bytes that have come now. */
  #count({ answer }: Known, missing: number, come: number): Answer | undefined {
    if (come > missing) throw moreThanOne();
    this.#missing = missing - come;
    return this.#missing === 0 ? answer : undefined;
  }

  #read(bytes: Buffer): Answer | undefined {
    this.#bytes = bytes;
    const headEnd = bytes.indexOf(END_OF_HEAD);
    if (headEnd === -1) return undefined;

    const head = bytes.toString("latin1", 0, headEnd).toLowerCase();
    const bodyStart = headEnd + END_OF_HEAD.length;
    const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
    if (length !== undefined) {
      const answer = { status: statusOf(head), bodyBytes: Number(length) };
      const known = {
        head: Buffer.from(bytes.subarray(0, bodyStart)),
        total: bodyStart + answer.bodyBytes,
        answer,
      };
      this.#known = known;
      this.#bytes = Buffer.alloc(0);
      return this.#count(known, known.total, bytes.length);
    }
    if (!/\r\ntransfer-encoding: *chunked/.test(head))
      throw new Error(
        "The answer has neither a length nor chunks, so it cannot be counted on a kept connection.",
      );
    const body = chunkedBody(bytes, bodyStart);
    if (body === undefined || bytes.length < body.end) return undefined;
    if (bytes.length > body.end) throw moreThanOne();
    this.#bytes = Buffer.alloc(0);
    return { status: statusOf(head), bodyBytes: body.length };
  }
}

const moreThanOne = () => new Error("The server sent more than one answer to one request.");

function beginsWith(chunk: Buffer, head: Buffer): boolean {
  return chunk.length >= head.length && chunk.compare(head, 0, head.length, 0, head.length) === 0;
}

function statusOf(head: string): number {
  if (!head.startsWith("http/1.1 ")) throw new Error("The server does not answer in HTTP/1.1.");
  return Number(head.slice(9, 12));
}

function chunkedBody(bytes: Buffer, start: number): { end: number; length: number } | undefined {
  let place = start;
  let length = 0;
  for (;;) {
    const lineEnd = bytes.indexOf(END_OF_LINE, place);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", place, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error("The answer's chunks are broken.");
    place = lineEnd + END_OF_LINE.length + size + END_OF_LINE.length;
    length += size;
    if (size === 0) return { end: place, length };
    if (place > bytes.length) return undefined;
  }
}
