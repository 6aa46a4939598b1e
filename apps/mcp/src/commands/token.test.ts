import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Scope } from "../access/scopes.ts";
import { addToken, tokensFile } from "../access/tokens/for-tests.ts";
import { createTokenHolders } from "../access/tokens/token-holders.ts";
import type { Command } from "../settings/settings.ts";
import { fakeTerminal, NOON } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

type Action = Extract<Command, { kind: "token" }>["action"];

async function run(
  file: string | undefined,
  action: Action,
  options: Parameters<typeof fakeTerminal>[0] = { isInteractive: false },
) {
  const { terminal, shown } = fakeTerminal(options);
  const exit = await runCommand({ kind: "token", tokensFile: file, action }, terminal, () => NOON);
  return { exit, out: shown.out, err: shown.err };
}

const creating = (name: string, scopes: Scope[] = ["numbers:read"], days = 365): Action => ({
  do: "create",
  name,
  scopes,
  days,
});

const holderOf = (file: string, token: string) =>
  createTokenHolders({ file, say: () => {}, now: () => NOON }).holderOf(token);

describe("token create", () => {
  it("prints the token alone, once, and the server lets its holder in", async () => {
    const file = tokensFile();
    const { exit, out, err } = await run(file, creating("desk", ["numbers:read", "messages:send"], 30));
    expect(exit).toBe(0);
    expect(out).toMatch(/^fmcp_[\w-]{43}\n$/);
    const token = out.trim();
    expect(await holderOf(file, token)).toEqual({
      subject: "token:desk",
      scopes: new Set(["numbers:read", "messages:send"]),
    });
    for (const part of ["desk", "numbers:read, messages:send", "until 2026-12-24 14:32:05 UTC", file])
      expect(err).toContain(part);
    expect(err).toContain("Authorization: Bearer TOKEN");
    expect(err).not.toContain(token);
    expect(readFileSync(file, "utf8")).not.toContain(token.slice("fmcp_".length));
  });

  it("makes another one each time", async () => {
    const file = tokensFile();
    const made = [await run(file, creating("one")), await run(file, creating("two"))].map(({ out }) => out);
    expect(new Set(made).size).toBe(2);
  });

  it("leaves a name that is there to its holder", async () => {
    const file = tokensFile();
    await run(file, creating("desk"));
    const before = readFileSync(file, "utf8");
    const { exit, out, err } = await run(file, creating("desk", ["messages:send"]));
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
    expect(err).toContain(`flowroute-mcp token revoke --name desk --tokens-file "${file}"`);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it.each<Scope>(["approvals:decide", "metrics:read"])(
    "gives no assistant's token %s as well",
    async (scope) => {
      const file = tokensFile();
      const { exit, out, err } = await run(file, creating("desk", ["messages:send", scope]), {});
      expect({ exit, out }).toEqual({ exit: 1, out: "" });
      expect(err).toContain("could approve what it asked for itself. Make two tokens.");
      expect(existsSync(file)).toBe(false);
    },
  );

  it("makes a token that approves for a person at a terminal alone", async () => {
    const file = tokensFile();
    const action = creating("ops", ["approvals:decide", "metrics:read"]);
    const refused = await run(file, action, { isInteractive: false });
    expect({ exit: refused.exit, out: refused.out }).toEqual({ exit: 1, out: "" });
    expect(refused.err).toContain("A person has to make");
    expect(existsSync(file)).toBe(false);
    const made = await run(file, action, { isInteractive: true });
    expect(made.exit).toBe(0);
    expect(await holderOf(file, made.out.trim())).toHaveProperty("subject", "token:ops");
    expect((await run(file, creating("prometheus", ["metrics:read"]))).exit).toBe(0);
  });

  it("can be piped into another program", async () => {
    const file = tokensFile();
    const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
    const child = spawn(
      process.execPath,
      [cli, "token", "create", "--name", "desk", "--scopes", "routes:read"],
      {
        env: { HOME: dirname(file), FLOWROUTE_MCP_TOKENS_FILE: file },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const closed = once(child, "close");
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(await closed, err).toEqual([0, null]);
    const { holderOf: holder } = createTokenHolders({ file, say: () => {}, now: Date.now });
    expect(await holder(out.replace(/\n$/, ""))).toHaveProperty("subject", "token:desk");
  });
});

describe("token list", () => {
  it("shows names, scopes and times, and neither tokens nor hashes", async () => {
    const file = tokensFile();
    const { out: token } = await run(file, creating("desk", ["numbers:read", "messages:send"], 30));
    await addToken(file, "ended", ["routes:read"], "2026-11-01T00:00:00.000Z");
    const { exit, out, err } = await run(file, { do: "list" });
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toBe(
      [
        "NAME   SCOPES                       CREATED (UTC)        ENDS (UTC)",
        "desk   numbers:read, messages:send  2026-11-24 14:32:05  2026-12-24 14:32:05",
        "ended  routes:read                  2026-11-24 14:32:05  2026-11-01 00:00:00 (over)",
        "",
      ].join("\n"),
    );
    expect(out).not.toContain(token.trim());
  });

  it("says that there are none, and makes no file", async () => {
    const file = tokensFile();
    expect(await run(file, { do: "list" })).toEqual({
      exit: 0,
      out: `There are no tokens: ${file} is not there.\n`,
      err: "",
    });
    expect(existsSync(file)).toBe(false);
    await run(file, creating("desk"));
    await run(file, { do: "revoke", name: "desk" });
    expect((await run(file, { do: "list" })).out).toBe(`There are no tokens in ${file}.\n`);
  });
});

describe("token revoke", () => {
  it("ends that token and no other", async () => {
    const file = tokensFile();
    const [desk, other] = [await addToken(file, "desk"), await addToken(file, "other")];
    const { exit, out } = await run(file, { do: "revoke", name: "desk" });
    expect(exit).toBe(0);
    expect(out).toContain("Revoked.");
    expect(await holderOf(file, desk)).toBe("invalid");
    expect(await holderOf(file, other)).toHaveProperty("subject", "token:other");
  });

  it("says that there is no such token, and which was probably meant", async () => {
    const file = tokensFile();
    const missing = await run(file, { do: "revoke", name: "desk" });
    expect(missing.exit).toBe(1);
    expect(missing.err).toContain("no token in");
    await addToken(file, "support-desk");
    const { exit, err } = await run(file, { do: "revoke", name: "suport-desk" });
    expect(exit).toBe(1);
    expect(err).toContain("Did you mean support-desk?");
  });
});

it.each<Action>([creating("desk"), { do: "list" }, { do: "revoke", name: "desk" }])(
  "needs to know where the tokens are ($do)",
  async (action) => {
    const { exit, out, err } = await run(undefined, action);
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
    expect(err).toContain("--tokens-file FILE (or FLOWROUTE_MCP_TOKENS_FILE)");
  },
);

it.each<Action>([creating("desk"), { do: "list" }, { do: "revoke", name: "desk" }])(
  "leaves a file that it does not understand as it is ($do)",
  async (action) => {
    const file = tokensFile();
    writeFileSync(file, "my notes", { mode: 0o600 });
    const { exit, out, err } = await run(file, action);
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
    expect(err).toContain(`${file} is not understood`);
    expect(readFileSync(file, "utf8")).toBe("my notes");
  },
);
