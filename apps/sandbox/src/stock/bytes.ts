import { crc32 } from "node:zlib";
import type { RateCenter } from "../inventory/area-codes.ts";
import type { Columns } from "./columns.ts";

/*
 * The content is a header of eight 32-bit words, then the columns as they are in memory, then the rate centers: their
 * sizes, and a line of text for each. Words have the byte order of the computer: nearly all have the same one, and
 * the others are told by the header.
 */
const MAGIC = Buffer.from("fr-stock");
const VERSION = 1;
const BYTE_ORDER = 0x01020304;
const HEADER_BYTES = 32;
/** The checksum covers what follows it. */
const CHECKED_FROM = 20;

/** Nothing for the absence of a rate center, else state and country, two letters each, and the name. */
const rateCenterToText = (it: RateCenter | null) =>
  it === null ? "" : `${it.state}${it.iso_country}${it.name}`;

function rateCenterFromText(text: string, exchanges: number): RateCenter | null {
  if (text === "") return null;
  const iso_country = text.startsWith("CA", 2) ? "CA" : "US";
  return { name: text.slice(4), state: text.slice(0, 2), iso_country, exchanges };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

export function columnsToBytes(columns: Columns): Uint8Array {
  const { exchanges, starts, rateCenterOf, rateCenters, lines } = columns;
  const sizes = Uint16Array.from(rateCenters, (rateCenter) => rateCenter?.exchanges ?? 0);
  const text = Buffer.from(rateCenters.map(rateCenterToText).join("\n"), "latin1");
  const parts = [exchanges, starts, rateCenterOf, lines, sizes, text].map(bytesOf);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, HEADER_BYTES));
  let at = HEADER_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  bytes.set(MAGIC);
  const words = new Uint32Array(bytes.buffer, MAGIC.length, (HEADER_BYTES - MAGIC.length) / 4);
  words.set([BYTE_ORDER, VERSION, 0, exchanges.length, lines.length, sizes.length]);
  words[2] = crc32(bytes.subarray(CHECKED_FROM));
  return bytes;
}

/**
 * The inverse of {@link columnsToBytes}. It keeps the bytes, without a copy where it can: they must not change.
 *
 * @throws Error that says what is wrong with the content.
 */
export function columnsFromBytes(content: Uint8Array): Columns {
  if (content.length < HEADER_BYTES || !MAGIC.equals(content.subarray(0, MAGIC.length))) {
    throw new Error("This is not a stored inventory.");
  }
  // Columns begin at addresses that 4 divides; so do, nearly always, bytes that were just read.
  const bytes = content.byteOffset % 4 === 0 ? content : new Uint8Array(content);
  const header = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + MAGIC.length,
    (HEADER_BYTES - MAGIC.length) / 4,
  );
  const [byteOrder, version, checksum, blockCount = 0, size = 0, rateCenterCount = 0] = header;
  if (byteOrder !== BYTE_ORDER) {
    throw new Error("The stored inventory comes from a computer with another byte order.");
  }
  if (version !== VERSION) {
    throw new Error(`The stored inventory has format ${version}; this version reads format ${VERSION}.`);
  }
  if (crc32(bytes.subarray(CHECKED_FROM)) !== checksum) throw new Error("The stored inventory is damaged.");
  let at = bytes.byteOffset + HEADER_BYTES;
  const words32 = (count: number) => {
    const words = new Uint32Array(bytes.buffer, at, count);
    at += words.byteLength;
    return words;
  };
  const words16 = (count: number) => {
    const words = new Uint16Array(bytes.buffer, at, count);
    at += words.byteLength;
    return words;
  };
  const exchanges = words32(blockCount);
  const starts = words32(blockCount + 1);
  const rateCenterOf = words16(blockCount);
  const lines = words16(size);
  const sizes = words16(rateCenterCount);
  const texts = Buffer.from(bytes.buffer, at, bytes.byteOffset + bytes.length - at)
    .toString("latin1")
    .split("\n");
  const rateCenters = Array.from(sizes, (count, it) => rateCenterFromText(texts[it] ?? "", count));
  return { exchanges, starts, rateCenterOf, rateCenters, lines };
}
