import type { FetchedMedia } from "../media/fetch-media.ts";
import { MESSAGE_LIMIT_BYTES } from "../media/file-problem.ts";
import type { Media } from "../store/messages.ts";

/** How many bytes the media of a message with this text may have. */
export function contentLimitBytes(text: string): number {
  return MESSAGE_LIMIT_BYTES - Buffer.byteLength(text);
}

/** What is kept of files. */
export function mediaRecords(fetched: readonly FetchedMedia[]): Media[] {
  return fetched.map(({ fileName, mimeType, content, url }) => ({
    fileName,
    mimeType,
    fileSize: content.byteLength,
    url,
    content,
  }));
}
