import type { FetchedMedia } from "../media/fetch-media.ts";
import { SAMPLE_NAMES, sampleAt } from "../media/samples.ts";
import { ControlError } from "./control.ts";
import type { NewMedia } from "./shapes.ts";

/** What the docs of the carrier say of inbound files. */
const MOST_BYTES = 15 * 1024 * 1024;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** It is sent as a header later. */
export const MIME_TYPE = /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/;
export const LONGEST_FILE_NAME = 255;

/** The file behind what was given for one. */
export function fetchedFrom(media: NewMedia): FetchedMedia {
  if ("sample" in media) {
    const sample = sampleAt(media.sample);
    if (sample === undefined) {
      const names = SAMPLE_NAMES.join(", ");
      throw new ControlError(
        422,
        `media: there is no such sample; there are ${names}. Nothing was received.`,
      );
    }
    return { fileName: media.sample, mimeType: sample.mimeType, content: sample.content, url: "" };
  }
  const { file_name: fileName, mime_type: mimeType, content_base64: base64 } = media;
  if (!MIME_TYPE.test(mimeType)) {
    throw new ControlError(422, "media: mime_type must be like image/png. Nothing was received.");
  }
  if (fileName.length < 1 || fileName.length > LONGEST_FILE_NAME) {
    throw new ControlError(
      422,
      `media: file_name must have 1 to ${LONGEST_FILE_NAME} characters. Nothing was received.`,
    );
  }
  if (!BASE64.test(base64))
    throw new ControlError(422, "media: content_base64 is not base64. Nothing was received.");
  const content = Buffer.from(base64, "base64");
  if (content.byteLength > MOST_BYTES) {
    throw new ControlError(422, `media: a file is larger than ${MOST_BYTES} bytes. Nothing was received.`);
  }
  return { fileName, mimeType, content, url: "" };
}
