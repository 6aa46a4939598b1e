import type { Store } from "../store/store.ts";
import type { FetchedMedia } from "./fetch-media.ts";
import { sampleAt } from "./samples.ts";

const SAMPLE = /^\/_sandbox\/samples\/([\w.-]+)$/;
const KEPT = /^\/_sandbox\/media\/(mdr2-[0-9a-f]{32})-([1-9]\d{0,3})$/;

/** Media at the sandbox's own URL: its samples, and files of earlier messages. No connection is made for them. */
export function ownMedia(baseUrl: () => string, store: Pick<Store, "messages">) {
  return (url: URL): FetchedMedia | undefined => {
    if (url.origin !== baseUrl()) return undefined;
    const [, sample] = SAMPLE.exec(url.pathname) ?? [];
    if (sample !== undefined) {
      const found = sampleAt(sample);
      return found === undefined ? undefined : { fileName: sample, url: url.href, ...found };
    }
    const [, messageId, place] = KEPT.exec(url.pathname) ?? [];
    if (messageId === undefined) return undefined;
    const kept = store.messages.mediaContent(messageId, Number(place) - 1);
    return kept === undefined ? undefined : { fileName: `${messageId}-${place}`, url: url.href, ...kept };
  };
}
