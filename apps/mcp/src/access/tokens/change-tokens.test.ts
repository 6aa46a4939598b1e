import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { changeTokens } from "./change-tokens.ts";
import { addToken, grantOf, tokensFile } from "./for-tests.ts";
import { newToken } from "./token.ts";
import { readTokensFile, TokensFileError } from "./tokens-file.ts";

const namesIn = async (file: string) => (await readTokensFile(file))?.grants.map(({ name }) => name);

describe("a change of the tokens file", () => {
  // Windows has no modes: its users' folders are their own.
  it.skipIf(process.platform === "win32")(
    "makes file and folder for the owner alone, and leaves nothing else behind",
    async () => {
      const file = join(dirname(tokensFile()), "new", "tokens.json");
      await addToken(file, "one");
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
      expect(readdirSync(dirname(file))).toEqual(["tokens.json"]);
    },
  );

  it("loses nothing of many at once", async () => {
    const file = tokensFile();
    const names = Array.from({ length: 20 }, (_, index) => `caller-${index}`);
    await Promise.all(names.map((name) => addToken(file, name)));
    expect((await namesIn(file))?.sort()).toEqual([...names].sort());
    expect(readdirSync(dirname(file))).toEqual(["tokens.json"]);
  });

  it("loses nothing of several processes at once", async () => {
    const file = tokensFile();
    const program = fileURLToPath(new URL("change-in-a-process.ts", import.meta.url));
    const names = ["a", "b"].map((each) => Array.from({ length: 10 }, (_, index) => `${each}-${index}`));
    const children = names.map((own) => {
      const child = spawn(process.execPath, [program, file, ...own], { stdio: ["pipe", "pipe", "inherit"] });
      return { child, ready: once(child.stdout, "data"), closed: once(child, "close") };
    });
    await Promise.all(children.map(({ ready }) => ready));
    for (const { child } of children) child.stdin.end("now");
    for (const { closed } of children) expect(await closed).toEqual([0, null]);
    expect((await namesIn(file))?.sort()).toEqual(names.flat().sort());
  });

  it("leaves the file as it is when nothing is to change, or the change fails", async () => {
    const file = tokensFile();
    await addToken(file, "one");
    const before = { text: readFileSync(file, "utf8"), ino: statSync(file).ino };
    expect(await changeTokens(file, () => undefined)).toBe(false);
    const failing = changeTokens(file, () => {
      throw new TokensFileError("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect({ text: readFileSync(file, "utf8"), ino: statSync(file).ino }).toEqual(before);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it("overwrites no file that it does not understand", async () => {
    const file = tokensFile();
    writeFileSync(file, "my notes", { mode: 0o600 });
    await expect(addToken(file, "one")).rejects.toThrow("is not understood");
    expect(readFileSync(file, "utf8")).toBe("my notes");
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it("waits for another one, and says what is in its way when that does not end", async () => {
    const file = tokensFile();
    writeFileSync(`${file}.lock`, "");
    const grant = grantOf(newToken(), "one");
    const waiting = changeTokens(file, () => [grant], 60);
    await expect(waiting).rejects.toThrow(`${file}.lock is there`);
    expect(existsSync(`${file}.lock`)).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  it.skipIf(process.platform === "win32")(
    "keeps the mode that the operator gave the file, and a link to it",
    async () => {
      const file = tokensFile();
      await addToken(file, "one");
      chmodSync(file, 0o640);
      const link = `${file}.link`;
      symlinkSync(file, link);
      await addToken(link, "two");
      expect(realpathSync(link)).toBe(realpathSync(file));
      expect(statSync(file).mode & 0o777).toBe(0o640);
      expect(await namesIn(file)).toEqual(["one", "two"]);
    },
  );

  // Only root may give a file away.
  it.skipIf(process.getuid?.() !== 0)("leaves the file to the user as whom the server runs", async () => {
    const file = tokensFile();
    await addToken(file, "one");
    chownSync(file, 65_534, 65_534);
    await addToken(file, "two");
    expect(statSync(file)).toMatchObject({ uid: 65_534, gid: 65_534 });
  });

  it("says so where it may not write", async () => {
    const file = tokensFile();
    writeFileSync(file, "");
    await expect(addToken(join(file, "tokens.json"), "one")).rejects.toThrow(/cannot be written \(\w+\)/);
  });
});
