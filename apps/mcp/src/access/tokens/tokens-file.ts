import type { BigIntStats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { mixesRoles, SCOPES } from "../scopes.ts";

/** A tokens file that cannot be used. The message names it and says what to do. */
export class TokensFileError extends Error {
  override readonly name = "TokensFileError";
}

export const MIXED =
  "A token with approvals:decide or metrics:read cannot have scopes of tools as well: an assistant could approve what it asked for itself. Make two tokens.";

const Grant = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,40}$/, "has to be up to 40 letters, digits, dots, - and _"),
  /** SHA-256 of the token, in hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, "has to be 64 hexadecimal digits"),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .refine((scopes) => !mixesRoles(scopes), MIXED),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});

const Content = z.strictObject({
  tokens: z
    .array(Grant)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "a name is there twice"),
});

/** What the holder of a token may do. */
export type Grant = z.infer<typeof Grant>;

export type TokensFile = {
  grants: readonly Grant[];
  /** What the operator should mend, though it does not make the file unusable. */
  warning: string | undefined;
};

/**
 * The grants in the file; undefined: there is none.
 * @throws TokensFileError
 */
export async function readTokensFile(file: string): Promise<TokensFile | undefined> {
  const found = await reading(file, () => stat(file));
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new TokensFileError(`The tokens file ${file} is no file.`);
  const warning = await checkModes(file, found.mode);
  const text = await reading(file, () => readFile(file, "utf8"));
  return text === undefined ? undefined : { grants: grantsIn(text, file), warning };
}

export const textOf = (tokens: readonly Grant[]): string => `${JSON.stringify({ tokens }, undefined, 2)}\n`;

/** Differs when the file does. */
export async function stampOf(file: string): Promise<string> {
  const found: BigIntStats | undefined = await stat(file, { bigint: true }).catch(() => undefined);
  return found === undefined ? "" : [found.ino, found.size, found.mtimeNs, found.ctimeNs].join();
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return undefined;
    throw new TokensFileError(`The tokens file ${file} cannot be read (${code}).`);
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

const [WRITABLE_BY_OTHERS, READABLE_BY_OTHERS, STICKY] = [0o022, 0o004, 0o1000];

// As sshd does with the keys of those whom it lets in: who can write the file or put another in its place can let
// himself in. Who only reads it learns names and scopes; a hash opens nothing.
async function checkModes(file: string, mode: number): Promise<string | undefined> {
  // Windows has no such modes.
  if (process.platform === "win32") return undefined;
  if ((mode & WRITABLE_BY_OTHERS) !== 0)
    throw new TokensFileError(
      `Others on this machine can write the tokens file ${file}, and so let themselves in. See that every token in it is yours, then run: chmod 600 "${file}".`,
    );
  const folder = dirname(file);
  const of = await reading(folder, () => stat(folder));
  if (of !== undefined && (of.mode & 0o002) !== 0 && (of.mode & STICKY) === 0)
    throw new TokensFileError(
      `Others on this machine can replace the tokens file ${file}, since everybody may write in its folder. See that every token in it is yours, then run: chmod o-w "${folder}".`,
    );
  return (mode & READABLE_BY_OTHERS) === 0
    ? undefined
    : `Others on this machine can read the tokens file ${file}: names and scopes, no token. To keep them to yourself, run: chmod 600 "${file}".`;
}

function grantsIn(text: string, file: string): readonly Grant[] {
  const { success, data, error } = Content.safeParse(jsonIn(text));
  if (success) return data.tokens;
  const [issue] = error.issues;
  throw new TokensFileError(
    `The tokens file ${file} is not understood${issue === undefined ? "" : ` at ${issue.path.join(".") || "its beginning"}: ${issue.message}`}. flowroute-mcp token create writes such a file.`,
  );
}

/** undefined, which is no content of the file, for what is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
