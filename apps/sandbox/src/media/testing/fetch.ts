import { expect } from "vitest";
import { createMediaFetcher, type FetchedMedia, type MediaFetcherOptions } from "../fetch-media.ts";
import { MESSAGE_LIMIT_BYTES } from "../file-problem.ts";

type Options = Partial<MediaFetcherOptions> & { limitBytes?: number };

const fetchAll = (urls: readonly string[], options: Options) => {
  const { limitBytes = MESSAGE_LIMIT_BYTES, ...rest } = options;
  // Longer than a test may take: connections that are closed on time are not closed by the deadline.
  return createMediaFetcher({ allowPrivate: true, timeoutMs: 60_000, ...rest }).fetchAll(urls, limitBytes);
};

/** Fetches files that must all come. */
export async function fetched(urls: readonly string[], options: Options = {}): Promise<FetchedMedia[]> {
  const outcome = await fetchAll(urls, options);
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome.media;
}

/** What is said of files that must not all come. */
export async function problemWith(urls: string | readonly string[], options: Options = {}): Promise<string> {
  const outcome = await fetchAll(typeof urls === "string" ? [urls] : urls, options);
  if ("media" in outcome) expect.fail("All files came.");
  return outcome.problem;
}

/** A problem in the carrier's words. */
export const about = (fileName: string, rest: string) =>
  `Error fetching media: File at "${fileName}" ${rest}`;

export const TOO_LARGE = "is over 767840 byte limit.";
