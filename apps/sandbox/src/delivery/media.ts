import type { Media } from "../store/messages.ts";

/** The types that the carrier sends, by file name extension. */
const MIME_TYPES: Readonly<Record<string, string>> = {
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

/** What a URL tells of the file behind it. The file itself is not fetched, so that its size is not known: 0. */
export function mediaAt(url: string): Media {
  const lastPart = URL.canParse(url) ? (new URL(url).pathname.split("/").at(-1) ?? "") : "";
  const fileName = lastPart === "" ? "media" : lastPart;
  const extension = fileName.includes(".") ? (fileName.split(".").at(-1) ?? "").toLowerCase() : "";
  const mimeType = Object.hasOwn(MIME_TYPES, extension) ? MIME_TYPES[extension] : undefined;
  return { fileName, mimeType: mimeType ?? "application/octet-stream", fileSize: 0, url };
}
