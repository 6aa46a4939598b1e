/** The types that the carrier sends, by file name extension. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  "3gp": "video/3gpp",
  mp4: "video/mp4",
  avi: "video/x-msvideo",
  mpg: "video/mpeg",
  mpeg: "video/mpeg",
  amr: "audio/amr",
  mid: "audio/midi",
  midi: "audio/midi",
  wav: "audio/wav",
  ac3: "audio/ac3",
  mp3: "audio/mpeg",
  txt: "text/plain",
};

const SENT = new Set(Object.values(BY_EXTENSION));

/** Other names that servers have for the same types. */
const ALIASES: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
  "image/x-bmp": "image/bmp",
  "image/x-ms-bmp": "image/bmp",
  "video/3gp": "video/3gpp",
  "video/avi": "video/x-msvideo",
  "video/msvideo": "video/x-msvideo",
  "audio/mid": "audio/midi",
  "audio/x-midi": "audio/midi",
  "audio/wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/mp3": "audio/mpeg",
  "audio/x-mp3": "audio/mpeg",
};

/** What servers say of a file whose type they do not know. */
const UNKNOWN = new Set(["", "application/octet-stream", "binary/octet-stream"]);

const MAGIC: readonly (readonly [mimeType: string, start: string])[] = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF87a"],
  ["image/gif", "GIF89a"],
  ["image/bmp", "BM"],
];

const own = (table: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export type DeclaredType = { mimeType: string } | { notSent: string } | "unknown";

/** What a Content-Type header says. `notSent` is from a stranger: it is a plain type name, or says that it is none. */
export function declaredType(contentType = ""): DeclaredType {
  const name = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (UNKNOWN.has(name)) return "unknown";
  const mimeType = own(ALIASES, name) ?? name;
  if (SENT.has(mimeType)) return { mimeType };
  return { notSent: /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(name) ? name : "an unreadable type" };
}

/** The type by the extension of the file's name, else by how the file starts. */
export function guessedType(fileName: string, content: Uint8Array): string | undefined {
  const extension = fileName.includes(".") ? (fileName.split(".").at(-1) ?? "").toLowerCase() : "";
  const byExtension = own(BY_EXTENSION, extension);
  if (byExtension !== undefined) return byExtension;
  const start = Buffer.from(content.subarray(0, 16)).toString("latin1");
  return MAGIC.find(([, magic]) => start.startsWith(magic))?.[0];
}
