import { mixesRoles, type Scope } from "../access/scopes.ts";
import { changeTokens } from "../access/tokens/change-tokens.ts";
import { hashOf, newToken } from "../access/tokens/token.ts";
import { MIXED, readTokensFile, TokensFileError } from "../access/tokens/tokens-file.ts";
import { didYouMean } from "../settings/did-you-mean.ts";
import type { Command } from "../settings/settings.ts";
import { dateTime } from "../terms/time-words.ts";
import { type Column, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

type TokenCommand = Extract<Command, { kind: "token" }>;
type Action<K> = Extract<TokenCommand["action"], { do: K }>;

/** Makes, lists or revokes the tokens with which callers come in over HTTP. */
export async function token(
  { tokensFile, action }: TokenCommand,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  if (tokensFile === undefined) {
    terminal.err(
      "Nothing was done: it is not set where the tokens are. Give --tokens-file FILE (or FLOWROUTE_MCP_TOKENS_FILE), the same as for flowroute-mcp http. token create makes the file.",
    );
    return 1;
  }
  try {
    switch (action.do) {
      case "create":
        return await create(tokensFile, action, terminal, now());
      case "list":
        return await list(tokensFile, terminal, now());
      case "revoke":
        return await revoke(tokensFile, action, terminal);
    }
  } catch (error) {
    if (!(error instanceof TokensFileError)) throw error;
    terminal.err(`${action.do === "list" ? "" : "Nothing was changed. "}${error.message}`);
    return 1;
  }
}

const DAY_MS = 86_400_000;

async function create(
  file: string,
  { name, scopes, days }: Action<"create">,
  terminal: Terminal,
  now: number,
): Promise<number> {
  const refusal = refusalOf(scopes, terminal);
  if (refusal !== undefined) {
    terminal.err(`No token was made. ${refusal}`);
    return 1;
  }
  const made = newToken();
  const until = now + days * DAY_MS;
  const grant = {
    name,
    hash: hashOf(made),
    scopes: [...scopes],
    created_at: new Date(now).toISOString(),
    expires_at: new Date(until).toISOString(),
  };
  const isMade = await changeTokens(file, (grants) =>
    grants.some((each) => each.name === name) ? undefined : [...grants, grant],
  );
  if (!isMade) {
    terminal.err(
      `No token was made: there is one with the name ${name} already. Take another name, or end that one first: ${lineOf(`revoke --name ${name}`, file)}`,
    );
    return 1;
  }
  // Alone, so that it can be handed on to another program.
  terminal.out(made);
  terminal.err(
    `This is the token of ${name}, for ${scopes.join(", ")}, until ${dateTime(until)} UTC. It is shown this once: ${file} has only its hash. ${useOf(scopes)} A running server takes it within a second. Whoever has it comes in; ${lineOf(`revoke --name ${name}`, file)} ends it.`,
  );
  return 0;
}

function refusalOf(scopes: readonly Scope[], { isInteractive }: Terminal): string | undefined {
  if (mixesRoles(scopes)) return MIXED;
  return scopes.includes("approvals:decide") && !isInteractive
    ? "A person has to make a token with approvals:decide at a terminal, with the output shown there, and this is none. There is no flag for it, on purpose: an assistant that can run commands could make one and approve what it asked for itself."
    : undefined;
}

function useOf(scopes: readonly Scope[]): string {
  if (scopes.includes("approvals:decide")) return "Keep it where no assistant can read it.";
  const who = scopes.includes("metrics:read") ? "what collects the metrics" : "the host of the assistant";
  return `Give it to ${who}, which has to send it as the header Authorization: Bearer TOKEN.`;
}

const COLUMNS: Column[] = [
  { title: "NAME", kind: "whole" },
  { title: "SCOPES", kind: "flowing" },
  { title: "CREATED (UTC)", kind: "whole" },
  { title: "ENDS (UTC)", kind: "whole" },
];

async function list(file: string, terminal: Terminal, now: number): Promise<number> {
  const found = await readTokensFile(file);
  if (found?.warning !== undefined) terminal.err(found.warning);
  if (found === undefined || found.grants.length === 0) {
    terminal.out(`There are no tokens${found === undefined ? `: ${file} is not there` : ` in ${file}`}.`);
    return 0;
  }
  const rows = found.grants.map(({ name, scopes, created_at, expires_at }) => {
    const ends = Date.parse(expires_at);
    return {
      cells: [
        name,
        scopes.join(", "),
        dateTime(Date.parse(created_at)),
        `${dateTime(ends)}${ends <= now ? " (over)" : ""}`,
      ],
    };
  });
  terminal.out(table(COLUMNS, rows, terminal.width));
  return 0;
}

const lineOf = (words: string, file: string): string =>
  `flowroute-mcp token ${words} --tokens-file "${file}"`;

async function revoke(file: string, { name }: Action<"revoke">, terminal: Terminal): Promise<number> {
  const names = (await readTokensFile(file))?.grants.map((grant) => grant.name) ?? [];
  const isRevoked =
    names.includes(name) &&
    (await changeTokens(file, (grants) => {
      const rest = grants.filter((grant) => grant.name !== name);
      return rest.length < grants.length ? rest : undefined;
    }));
  if (!isRevoked) {
    terminal.err(
      `Nothing was changed: no token in ${file} has the name ${name}.${didYouMean(name, names)} ${lineOf("list", file)} shows those that there are.`,
    );
    return 1;
  }
  terminal.out(`Revoked. Servers that read ${file} let nobody in with the token of ${name} any more.`);
  return 0;
}
