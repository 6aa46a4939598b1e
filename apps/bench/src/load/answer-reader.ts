/** What came back: enough to know that it was the right answer, and cheap to find out. */
export type Answer = { status: number; bodyBytes: number };

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const END_OF_LINE = Buffer.from("\r\n");

/**
 * Finds the end of one HTTP/1.1 answer at a time on a keep-alive connection. It does little on purpose: what the
 * load generator spends per request is taken from what the server could have shown.
 */
export class AnswerReader {
  #bytes: Buffer = Buffer.alloc(0);

  /**
   * @returns the answer once it is whole, else undefined.
   * @throws Error for what is not an HTTP/1.1 answer with a known length, or for more than one answer.
   */
  push(chunk: Buffer): Answer | undefined {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    const headEnd = this.#bytes.indexOf(END_OF_HEAD);
    if (headEnd === -1) return undefined;

    const head = this.#bytes.toString("latin1", 0, headEnd).toLowerCase();
    const bodyStart = headEnd + END_OF_HEAD.length;
    const body = bodyOf(head, this.#bytes, bodyStart);
    if (body === undefined || this.#bytes.length < body.end) return undefined;
    if (this.#bytes.length > body.end)
      throw new Error("The server sent more than one answer to one request.");
    this.#bytes = Buffer.alloc(0);
    return { status: statusOf(head), bodyBytes: body.length };
  }
}

type Body = { end: number; length: number };

function statusOf(head: string): number {
  if (!head.startsWith("http/1.1 ")) throw new Error("The server does not answer in HTTP/1.1.");
  return Number(head.slice(9, 12));
}

function bodyOf(head: string, bytes: Buffer, start: number): Body | undefined {
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return { end: start + Number(length), length: Number(length) };
  if (/\r\ntransfer-encoding: *chunked/.test(head)) return chunkedBody(bytes, start);
  throw new Error(
    "The answer has neither a length nor chunks, so it cannot be counted on a kept connection.",
  );
}

function chunkedBody(bytes: Buffer, start: number): Body | undefined {
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
