import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const zip = promisify(gzip);

/** What is made of a file once, when it is first asked for. */
export type PackedFile = { etag: string; zipped(): Promise<Uint8Array> };

function pack(content: Uint8Array): PackedFile {
  const digest = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  let zipping: Promise<Uint8Array> | undefined;
  return {
    // Weak, as it is the same whether compressed or not.
    etag: `W/"${digest}"`,
    zipped: () => {
      zipping ??= zip(content);
      return zipping;
    },
  };
}

/** Keeps what it made for as long as there is the file. */
export function createPacker(): (content: Uint8Array) => PackedFile {
  const packed = new WeakMap<Uint8Array, PackedFile>();
  return (content) => {
    const file = packed.get(content) ?? pack(content);
    packed.set(content, file);
    return file;
  };
}
