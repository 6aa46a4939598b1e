const LONGEST_SHOWN = 60;

/** The last part of the URL's path, as it is there: still percent-encoded, and so without quotes and controls. */
export function fileNameOf(url: string): string {
  const parsed = URL.parse(url);
  // Others can have anything in their path: all of `data:` is one.
  if (parsed === null || !["http:", "https:"].includes(parsed.protocol)) return "media";
  const lastPart = parsed.pathname.split("/").at(-1) ?? "";
  return lastPart === "" ? "media" : lastPart;
}

export function shortened(fileName: string): string {
  return fileName.length <= LONGEST_SHOWN ? fileName : `${fileName.slice(0, LONGEST_SHOWN - 1)}…`;
}
