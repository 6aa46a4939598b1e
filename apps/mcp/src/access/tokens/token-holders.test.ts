import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { changeTokens } from "./change-tokens.ts";
import { addToken, tokensFile } from "./for-tests.ts";
import { newToken } from "./token.ts";
import { createTokenHolders } from "./token-holders.ts";

const START = Date.UTC(2026, 10, 24, 14, 32, 5);

function holdersOf(file: string) {
  const said: string[] = [];
  const clock = { now: START };
  const { holderOf } = createTokenHolders({ file, say: (line) => said.push(line), now: () => clock.now });
  return {
    said,
    clock,
    /** Later than what was known may be old. */
    later: (token: string) => {
      clock.now += 1000;
      return holderOf(token);
    },
    holderOf,
  };
}

describe("the holders of the operator's own tokens", () => {
  it("are known by their token alone", async () => {
    const file = tokensFile();
    const [desk, ops] = [
      await addToken(file, "desk", ["numbers:read", "messages:send"]),
      await addToken(file, "ops", ["approvals:decide"]),
    ];
    const { holderOf, said } = holdersOf(file);
    expect(await holderOf(desk)).toEqual({
      subject: "token:desk",
      scopes: new Set(["numbers:read", "messages:send"]),
    });
    expect(await holderOf(ops)).toEqual({ subject: "token:ops", scopes: new Set(["approvals:decide"]) });
    const flipped = `${desk.slice(0, 20)}${desk[20] === "A" ? "B" : "A"}${desk.slice(21)}`;
    for (const wrong of [newToken(), flipped, `${desk}A`, desk.slice(0, -1), desk.toUpperCase(), "", "fmcp_"])
      expect(await holderOf(wrong), wrong).toBe("invalid");
    expect(said).toEqual([]);
  });

  it("come and go without a restart, within a second", async () => {
    const file = tokensFile();
    const first = await addToken(file, "first");
    const { holderOf, later, clock } = holdersOf(file);
    expect(await holderOf(first)).toHaveProperty("subject", "token:first");
    const second = await addToken(file, "second");
    await changeTokens(file, (grants) => grants.filter(({ name }) => name !== "first"));
    clock.now += 999;
    expect(await holderOf(first)).toHaveProperty("subject", "token:first");
    clock.now += 1;
    expect(await holderOf(first)).toBe("invalid");
    expect(await later(second)).toHaveProperty("subject", "token:second");
  });

  it("do not outlive a revocation because the clock was set back", async () => {
    const file = tokensFile();
    const token = await addToken(file, "first");
    const { holderOf, clock } = holdersOf(file);
    expect(await holderOf(token)).toHaveProperty("subject");
    await changeTokens(file, () => []);
    clock.now -= 3_600_000;
    expect(await holderOf(token)).toBe("invalid");
  });

  it("are let in until their token ends", async () => {
    const file = tokensFile();
    const token = await addToken(file, "short", ["numbers:read"], new Date(START + 5000).toISOString());
    const { holderOf, clock } = holdersOf(file);
    clock.now += 4999;
    expect(await holderOf(token)).toHaveProperty("subject", "token:short");
    clock.now += 1;
    expect(await holderOf(token)).toBe("expired");
  });

  it("are let in no more by a file that cannot be used, of which the operator hears once", async () => {
    const file = tokensFile();
    const { later, said, clock, holderOf } = holdersOf(file);
    expect(await holderOf(newToken())).toBe("unavailable");
    expect(said).toEqual([expect.stringMatching(/is not there.*token create.*nobody is let in/s)]);
    const token = await addToken(file, "first");
    expect(await later(token)).toHaveProperty("subject", "token:first");
    expect(said.at(-1)).toContain("in order again");
    writeFileSync(file, `{"tokens": [`);
    expect(await later(token)).toBe("unavailable");
    clock.now += 10;
    expect(await holderOf(token)).toBe("unavailable");
    expect(await later(token)).toBe("unavailable");
    expect(said.slice(2)).toEqual([expect.stringContaining("is not understood")]);
    rmSync(file);
    expect(await later(token)).toBe("unavailable");
    const next = await addToken(file, "next");
    expect(await later(next)).toHaveProperty("subject", "token:next");
    expect(said.join()).not.toContain(token);
    expect(said).toHaveLength(5);
  });

  // Windows has no modes.
  it.skipIf(process.platform === "win32")(
    "are let in again when what was wrong was mended beside the file",
    async () => {
      const file = tokensFile();
      const token = await addToken(file, "first");
      chmodSync(dirname(file), 0o777);
      const { holderOf, later, said } = holdersOf(file);
      expect(await holderOf(token)).toBe("unavailable");
      chmodSync(dirname(file), 0o700);
      expect(await later(token)).toHaveProperty("subject", "token:first");
      expect(said).toHaveLength(2);
    },
  );
});
