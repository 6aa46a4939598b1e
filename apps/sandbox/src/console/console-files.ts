/** A file of the page: `type` is its Content-Type. */
export type ConsoleFile = { type: string; content: Uint8Array };

let read: Promise<ReadonlyMap<string, ConsoleFile>> | undefined;

async function readFiles(): Promise<ReadonlyMap<string, ConsoleFile>> {
  const { files } = await import("flowroute-sandbox/console");
  const encoder = new TextEncoder();
  return new Map(
    Object.entries(files).map(([name, { type, text }]) => [name, { type, content: encoder.encode(text) }]),
  );
}

/**
 * The page that shows what happens in the sandbox: `index.html` and what it loads, by their names. Read when it is
 * first asked for; rejects when the page has not been built.
 */
export function consoleFiles(): Promise<ReadonlyMap<string, ConsoleFile>> {
  read ??= readFiles().catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
}
