import type { Plain } from "../resources/plain.ts";
import { at, integer, items, optional, type Place, text } from "./place.ts";

/**
 * One media file of an inbound MMS.
 *
 * @interface
 */
export type WebhookMedia = Plain<{
  /** The message's id, a hyphen and a counter. */
  id: string;
  /** Where to fetch it; valid for a limited time. */
  url: string;
  /** Its media type: `image/png`. */
  mime_type: string;
  /** Its name. Written by a stranger: not a path to store it under. */
  file_name: string;
  /** In bytes. */
  file_size: number;
}>;

/** The files that a message refers to, in its order. What was not sent along is left out. */
export function mediaOf(document: Place, message: Place): WebhookMedia[] {
  const included = new Map<unknown, Place>();
  for (const resource of optional(document, "included", items) ?? []) {
    if (at(resource, "type").value === "media") included.set(at(resource, "id").value, resource);
  }
  const references = optional(message, "relationships", (relationships) =>
    optional(relationships, "media", (media) => optional(media, "data", items)),
  );
  return (references ?? []).flatMap((reference) => {
    const resource = included.get(at(reference, "id").value);
    return resource ? [mediaIn(resource)] : [];
  });
}

function mediaIn(resource: Place): WebhookMedia {
  const attributes = at(resource, "attributes");
  return {
    id: text(at(resource, "id")),
    url: text(at(attributes, "url")),
    mime_type: text(at(attributes, "mime_type")),
    file_name: text(at(attributes, "file_name")),
    file_size: integer(at(attributes, "file_size")),
  };
}
