import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addToken, grantOf, tokensFile } from "../../../access/tokens/for-tests.ts";
import { hashOf, newToken } from "../../../access/tokens/token.ts";
import { textOf } from "../../../access/tokens/tokens-file.ts";
import { NOON } from "../../for-tests.ts";
import { tokensChecks } from "./tokens-checks.ts";

const DAY = 86_400_000;
const at = (time: number): string => new Date(time).toISOString();

const looked = (file: string, hasIssuer = false) => tokensChecks({ file, hasIssuer }, NOON);

/** Tokens with these names, which end so long after noon. */
async function fileWith(tokens: Record<string, number>): Promise<string> {
  const file = tokensFile();
  for (const [name, ms] of Object.entries(tokens)) await addToken(file, name, undefined, at(NOON + ms));
  return file;
}

describe("of the tokens, doctor tells", () => {
  it("how many there are", async () => {
    const file = await fileWith({ desk: 30 * DAY + 1, night: 400 * DAY });
    expect(await looked(file)).toEqual([{ verdict: "ok", lines: [`Tokens: 2 in ${file}`] }]);
  });

  it("which have expired, and which expire within 30 days, the soonest first", async () => {
    const file = await fileWith({ desk: 30 * DAY, later: 31 * DAY, night: 1, over: 0, old: -5 * DAY });
    expect(await looked(file)).toEqual([
      {
        verdict: "warning",
        lines: [
          `Tokens: 5 in ${file}`,
          expect.stringMatching(
            /^Expired: old \(2026-11-19 14:32:05 UTC\), over \(2026-11-24 14:32:05 UTC\)\. .*token revoke/,
          ),
          expect.stringMatching(
            /^Within 30 days expire: night \(2026-11-24 14:32:05 UTC\), desk \(2026-12-24 14:32:05 UTC\)\. Make/,
          ),
        ],
      },
    ]);
  });

  it("that all have expired", async () => {
    const file = await fileWith({ old: -DAY });
    const [alone, besideAnIssuer] = await Promise.all([looked(file), looked(file, true)]);
    expect(alone[0]?.verdict).toBe("FAILED");
    expect(alone[0]?.lines.at(-1)).toBe("All have expired: nobody can call.");
    expect(besideAnIssuer[0]?.verdict).toBe("warning");
    expect(besideAnIssuer[0]?.lines.at(-1)).toContain("but with a token of the OAuth issuer");
  });

  it("that none of them opens a tool", async () => {
    const file = tokensFile();
    await addToken(file, "scraper", ["metrics:read"]);
    expect(await looked(file)).toEqual([
      {
        verdict: "FAILED",
        lines: [`Tokens: 1 in ${file}`, expect.stringMatching(/^None of them opens a tool/)],
      },
    ]);
    await addToken(file, "desk");
    expect((await looked(file))[0]?.verdict).toBe("ok");
  });

  it("that nobody can call, before there is a file and while there is no token in it", async () => {
    const file = tokensFile();
    const nobody = "flowroute-mcp token create makes it. Until then, nobody can call";
    expect(await looked(file)).toEqual([
      { verdict: "FAILED", lines: [`Tokens: ${file} is not there. ${nobody}.`] },
    ]);
    expect((await looked(file, true))[0]?.lines).toEqual([
      `Tokens: ${file} is not there. ${nobody}, but with a token of the OAuth issuer.`,
    ]);
    writeFileSync(file, textOf([]), { mode: 0o600 });
    expect(await looked(file)).toEqual([
      { verdict: "FAILED", lines: [expect.stringMatching(/^Tokens: there is none .* nobody can call\.$/)] },
    ]);
  });

  it("what is wrong with the file, in its own words and without a hash or a token", async () => {
    const [file, token] = [tokensFile(), newToken()];
    const told = async (text: string) => {
      writeFileSync(file, text, { mode: 0o600 });
      const [check, ...others] = await looked(file);
      expect(others).toEqual([]);
      expect(check?.verdict).toBe("FAILED");
      const said = check?.lines.join("\n") ?? "";
      expect(said).not.toContain(hashOf(token));
      expect(said).not.toContain(token);
      return said;
    };
    const grant = grantOf(token, "desk");
    expect(await told("{")).toMatch(
      /^Tokens: The tokens file .* is not understood at its beginning.*\nUntil that is mended, nobody can call\.$/,
    );
    expect(await told(textOf([{ ...grant, hash: token }]))).toContain("tokens.0.hash");
    expect(await told(textOf([grant, grant]))).toContain("a name is there twice");
  });

  it("that there is a folder in its place", async () => {
    const file = tokensFile();
    mkdirSync(file);
    expect(await looked(file)).toEqual([
      { verdict: "FAILED", lines: [expect.stringMatching(/is no file\.$/), expect.any(String)] },
    ]);
  });

  it.skipIf(process.platform === "win32")("who else can write or read the file", async () => {
    const file = await fileWith({ desk: 400 * DAY });
    chmodSync(file, 0o644);
    expect(await looked(file)).toEqual([
      { verdict: "ok", lines: [`Tokens: 1 in ${file}`] },
      {
        verdict: "warning",
        lines: [expect.stringMatching(/^Tokens: Others on this machine can read .*chmod 600/)],
      },
    ]);
    chmodSync(file, 0o622);
    expect(await looked(file)).toEqual([
      { verdict: "FAILED", lines: [expect.stringMatching(/can write .*chmod 600/), expect.any(String)] },
    ]);
  });
});
