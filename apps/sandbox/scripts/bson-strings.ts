/**
 * Reads a BSON document whose elements are all strings (type 2), which is what the geocode files are.
 * Throws when an element is anything else.
 */
export function readBsonStrings(bytes: Buffer): Map<string, string> {
  const entries = new Map<string, string>();
  let at = 4;
  while (bytes[at] !== 0) {
    if (bytes[at] !== 2)
      throw new Error(`BSON element of type ${bytes[at]} at byte ${at}: expected a string.`);
    const nameEnd = bytes.indexOf(0, at + 1);
    const name = bytes.toString("utf8", at + 1, nameEnd);
    const length = bytes.readInt32LE(nameEnd + 1);
    entries.set(name, bytes.toString("utf8", nameEnd + 5, nameEnd + 4 + length));
    at = nameEnd + 5 + length;
  }
  return entries;
}
