import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPERATOR_SCOPES, TOOL_SCOPES } from "../scopes.ts";
import { grantOf, tokensFile } from "./for-tests.ts";
import { newToken } from "./token.ts";
import { readTokensFile, TokensFileError, textOf } from "./tokens-file.ts";

/** Windows has none: its users' folders are their own. */
const NO_MODES = process.platform === "win32";

const written = (text: string, mode = 0o600) => {
  const file = tokensFile();
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};

const problemOf = async (file: string): Promise<string> => {
  const read = await readTokensFile(file).catch((error: unknown) => error);
  if (!(read instanceof TokensFileError)) throw new Error("it was read");
  expect(read.message).toContain(file);
  return read.message;
};

const grant = grantOf(newToken(), "support-desk");

describe("a tokens file", () => {
  it("is read as it was written, whatever the grants", async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[\w.-]{1,40}$/), { maxLength: 5 });
    const scopes = fc.oneof(
      fc.subarray([...TOOL_SCOPES], { minLength: 1 }),
      fc.subarray([...OPERATOR_SCOPES], { minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(names, scopes, async (all, granted) => {
        const grants = all.map((name) => grantOf(newToken(), name, [...granted]));
        expect(await readTokensFile(written(textOf(grants)))).toEqual({ grants, warning: undefined });
      }),
      { numRuns: 20 },
    );
  });

  it("may not be there", async () => {
    expect(await readTokensFile(tokensFile())).toBeUndefined();
  });

  it.each([
    ["no JSON", "{", "its beginning"],
    ["something else", "[]", "its beginning"],
    ["a misspelt key", JSON.stringify({ tokens: [], token: [] }), "token"],
    ["an unknown scope", textOf([grant]).replace("numbers:read", "numbers:sell"), "tokens.0.scopes.0"],
    ["no scope", textOf([{ ...grant, scopes: [] }]), "tokens.0.scopes"],
    ["a token instead of its hash", textOf([{ ...grant, hash: newToken() }]), "tokens.0.hash"],
    ["a time that is none", textOf([{ ...grant, expires_at: "soon" }]), "tokens.0.expires_at"],
    ["a name twice", textOf([grant, grant]), "twice"],
    [
      "both roles in one",
      textOf([{ ...grant, scopes: ["messages:send", "approvals:decide"] }]),
      "two tokens",
    ],
  ])("is refused with %s, and nothing secret is repeated", async (_, text, said) => {
    const problem = await problemOf(written(text));
    expect(problem).toContain(said);
    expect(problem).not.toMatch(/fmcp_|[0-9a-f]{64}/);
  });

  it("is refused when it is a folder", async () => {
    const folder = tokensFile();
    mkdirSync(folder);
    expect(await problemOf(folder)).toContain("is no file");
  });

  it.skipIf(NO_MODES).each([0o620, 0o602, 0o666])(
    "is refused when others can write it (%o)",
    async (mode) => {
      expect(await problemOf(written(textOf([grant]), mode))).toContain("chmod 600");
    },
  );

  it.skipIf(NO_MODES)(
    "is refused when others can replace it, unless the folder lets each delete their own alone",
    async () => {
      const file = written(textOf([grant]));
      chmodSync(dirname(file), 0o777);
      expect(await problemOf(file)).toContain("chmod o-w");
      chmodSync(dirname(file), 0o1777);
      expect((await readTokensFile(file))?.grants).toEqual([grant]);
    },
  );

  it.skipIf(NO_MODES)(
    "is read with a warning when others can read it, as containers mount secrets",
    async () => {
      const read = await readTokensFile(written(textOf([grant]), 0o644));
      expect(read).toEqual({ grants: [grant], warning: expect.stringContaining("chmod 600") });
    },
  );
});
