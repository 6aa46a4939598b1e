import { fileNameOf, shortened } from "./file-name.ts";
import { connectionProblem, FileProblem } from "./file-problem.ts";
import { getFile } from "./get-file.ts";

export type FetchedMedia = {
  fileName: string;
  mimeType: string;
  content: Uint8Array;
  /** As the sender gave it, before redirects. */
  url: string;
};

/** `problem` is a sentence for the sender. It has the file's name, and nothing else of its URL. */
export type FetchedAll = { media: FetchedMedia[] } | { problem: string };

export type MediaFetcher = {
  /** @param limitBytes what the message's text leaves of the carrier's limit, for all files together */
  fetchAll(urls: readonly string[], limitBytes: number): Promise<FetchedAll>;
};

export type MediaFetcherOptions = {
  /** Whether files may be on this machine and its networks. */
  allowPrivate: boolean;
  /** Media that need no connection: asked before one is made, also after a redirect. */
  own?: (url: URL) => FetchedMedia | undefined;
  /** For all files together. */
  timeoutMs?: number;
};

/** One file after the other: which of them passes the limit does not depend on who answers first. */
export function createMediaFetcher(options: MediaFetcherOptions): MediaFetcher {
  const { allowPrivate, own = () => undefined, timeoutMs = 10_000 } = options;

  const whatWentWrong = (error: unknown, signal: AbortSignal): string => {
    if (error instanceof FileProblem) return error.message;
    if (signal.aborted) return `did not come within ${timeoutMs / 1_000} seconds, the time for all files.`;
    const problem = connectionProblem(error);
    if (problem === undefined) throw error;
    return problem;
  };

  return {
    async fetchAll(urls, limitBytes) {
      const signal = AbortSignal.timeout(timeoutMs);
      const media: FetchedMedia[] = [];
      let left = limitBytes;
      for (const url of urls) {
        const fileName = fileNameOf(url);
        try {
          const parsed = URL.parse(url);
          if (parsed === null) throw new FileProblem("is not at a valid URL.");
          const file = { allowPrivate, own, fileName, limitBytes: left, signal };
          const { mimeType, content } = await getFile(parsed, file);
          left -= content.byteLength;
          media.push({ fileName, mimeType, content, url });
        } catch (error) {
          const problem = whatWentWrong(error, signal);
          return { problem: `Error fetching media: File at "${shortened(fileName)}" ${problem}` };
        }
      }
      return { media };
    },
  };
}
