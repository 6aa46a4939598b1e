import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, AnswerReader } from "./answer-reader.ts";

const withLength = (body: string) =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const inChunks = (...chunks: string[]) =>
  Buffer.from(
    `HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n${[...chunks, ""]
      .map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`)
      .join("")}`,
  );

/** Feeds the bytes in pieces cut at these places, and collects what was found, and after which piece. */
function read(
  bytes: Buffer,
  cuts: number[],
  reader = new AnswerReader(),
): { answers: Answer[]; last: Answer | undefined } {
  const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
  const answers: Answer[] = [];
  let last: Answer | undefined;
  for (const [index, end] of places.entries()) {
    last = reader.push(bytes.subarray(places[index - 1] ?? 0, end));
    if (last !== undefined) answers.push(last);
  }
  return { answers, last };
}

describe("AnswerReader", () => {
  it("finds the end of an answer wherever it is cut", () => {
    const bodies = fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bodies, fc.array(fc.nat()), fc.boolean(), (chunks, cuts, chunked) => {
        const bytes = chunked ? inChunks(...chunks) : withLength(chunks.join(""));
        const { answers, last } = read(bytes, cuts);
        const expected = { status: chunked ? 202 : 200, bodyBytes: Buffer.byteLength(chunks.join("")) };
        expect(answers).toEqual([expected]);
        expect(last).toEqual(expected);
      }),
    );
  });

  it("is not misled by a body that looks like the end of the chunks", () => {
    const body = "\r\n0\r\n\r\n";
    expect(read(inChunks(body, "more"), [60, 61, 62]).answers).toEqual([{ status: 202, bodyBytes: 11 }]);
  });

  it("reads the next answer on the same connection", () => {
    const reader = new AnswerReader();
    expect(reader.push(withLength("{}"))?.bodyBytes).toBe(2);
    expect(reader.push(withLength("[1]"))?.bodyBytes).toBe(3);
  });

  it("finds every end on one connection, whether a head was seen before or not", () => {
    const answer = fc.oneof(
      fc
        .constantFrom("{}", "[1]", "a longer one")
        .map((body) => ({ body, bytes: withLength(body), status: 200 })),
      fc.constantFrom("{}", "[1]").map((body) => ({ body, bytes: inChunks(body), status: 202 })),
      fc.constant({
        body: "",
        bytes: Buffer.from("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
        status: 404,
      }),
    );
    const sent = fc.record({ answer, cuts: fc.array(fc.nat(), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(sent, { minLength: 1, maxLength: 12 }), (all) => {
        const reader = new AnswerReader();
        for (const {
          answer: { body, bytes, status },
          cuts,
        } of all) {
          const { answers, last } = read(bytes, cuts, reader);
          expect(answers).toEqual([{ status, bodyBytes: Buffer.byteLength(body) }]);
          expect(last).toEqual(answers[0]);
        }
      }),
    );
  });

  it("does not take another status for the one before, nor another length", () => {
    const reader = new AnswerReader();
    const answer = (status: number, length: number) =>
      Buffer.from(`HTTP/1.1 ${status} Any\r\nContent-Length: ${length}\r\n\r\n${"x".repeat(length)}`);
    expect(reader.push(answer(200, 5))).toEqual({ status: 200, bodyBytes: 5 });
    expect(reader.push(answer(500, 5))).toEqual({ status: 500, bodyBytes: 5 });
    expect(reader.push(answer(500, 6))).toEqual({ status: 500, bodyBytes: 6 });
  });

  it("refuses more than one answer with a head that it has seen", () => {
    const reader = new AnswerReader();
    reader.push(withLength("{}"));
    expect(() => reader.push(Buffer.concat([withLength("{}"), withLength("{}")]))).toThrow("more than one");
  });

  it("refuses what it cannot count", () => {
    const refused = (text: string) => () => new AnswerReader().push(Buffer.from(text));
    expect(refused("HTTP/1.1 200 OK\r\n\r\n")).toThrow("neither a length nor chunks");
    expect(refused("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")).toThrow("HTTP/1.1");
    expect(refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")).toThrow("broken");
    expect(() => new AnswerReader().push(Buffer.concat([withLength("{}"), withLength("{}")]))).toThrow(
      "more than one",
    );
  });
});
