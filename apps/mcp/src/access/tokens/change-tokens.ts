import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf, type Grant, readTokensFile, TokensFileError, textOf } from "./tokens-file.ts";

/** How long somebody else may take to change the file. It takes milliseconds. */
const PATIENCE_MS = 5000;
const LOOK_AGAIN_MS = 20;

/** With these Windows refuses a name whose file is just being taken away, or read by another: not for long. */
const PASSING = new Set(process.platform === "win32" ? ["EPERM", "EACCES", "EBUSY"] : []);

/**
 * Changes the file as a whole: who reads it meanwhile sees all of it as it was or as it is, and of two changes at once
 * none is lost.
 * @param change gives what the grants become; undefined leaves the file as it is
 * @returns whether it was changed
 * @throws TokensFileError
 */
export async function changeTokens(
  file: string,
  change: (grants: readonly Grant[]) => readonly Grant[] | undefined,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  try {
    const target = await realFile(file);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    // The new file is the lock, too: only one can make it, and it is gone when it takes the old one's place.
    const draft = `${target}.lock`;
    const handle = await openAlone(draft, patienceMs);
    let isInPlace = false;
    try {
      const grants = change((await readTokensFile(target))?.grants ?? []);
      if (grants === undefined) return false;
      await handle.writeFile(textOf(grants));
      await keepOwner(handle, target);
      await handle.sync();
      await handle.close();
      await inTheEnd(() => rename(draft, target), patienceMs);
      isInPlace = true;
      return true;
    } finally {
      await handle.close();
      // Once it is in place, a draft is somebody else's.
      if (!isInPlace) await rm(draft, { force: true });
    }
  } catch (error) {
    if (error instanceof TokensFileError) throw error;
    throw new TokensFileError(`The tokens file ${file} cannot be written (${codeOf(error)}).`);
  }
}

/** Behind a link, so that the link stays one. */
const realFile = (file: string): Promise<string> => realpath(file).catch(() => file);

async function openAlone(draft: string, patienceMs: number): Promise<FileHandle> {
  try {
    return await inTheEnd(() => open(draft, "wx", 0o600), patienceMs, "EEXIST");
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    // Nobody takes it over: two who did so at once could both believe that it is theirs.
    throw new TokensFileError(
      `Somebody else is changing the tokens: ${draft} is there. If no other flowroute-mcp token runs, one was stopped in the middle: delete that file and try again.`,
    );
  }
}

/** Does it as soon as nobody is in the way. */
async function inTheEnd<T>(work: () => Promise<T>, patienceMs: number, ...waitedFor: string[]): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (!(waitedFor.includes(code) || PASSING.has(code)) || performance.now() >= until) throw error;
    }
    await wait(LOOK_AGAIN_MS);
  }
}

/** The server may run as another user than the one who makes tokens, and has to be able to read them afterwards. */
async function keepOwner(handle: FileHandle, target: string): Promise<void> {
  const was = await stat(target).catch(() => undefined);
  if (was === undefined) return;
  const { uid, gid } = await handle.stat();
  if (uid !== was.uid || gid !== was.gid) await handle.chown(was.uid, was.gid);
  await handle.chmod(was.mode & 0o777);
}
