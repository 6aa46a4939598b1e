import { didYouMean } from "./did-you-mean.ts";
import { shown } from "./kind.ts";
import type { Line } from "./line.ts";
import { SettingsError } from "./settings-error.ts";
import { flagOf, HTTP_NAMES } from "./table.ts";

/** A word after flowroute-mcp. Without one, it serves. */
type Definition = {
  argument?: string;
  /** The flags that it takes; undefined: those of a server. */
  flags?: readonly string[];
  help: string;
};

const LEDGER = ["state", "config"];

const define = (definition: Definition): Definition => definition;

const TOKENS = ["tokens-file", "config"];

export const COMMANDS = {
  http: define({ help: "serve many hosts over HTTP, at /mcp" }),
  approvals: define({ flags: LEDGER, help: "list the calls that wait for a person's yes" }),
  approve: define({ argument: "[CODE]", flags: LEDGER, help: "say yes to a call that waits" }),
  deny: define({ argument: "[CODE]", flags: LEDGER, help: "say no to it" }),
  audit: define({
    flags: [...LEDGER, "since", "caller", "json", "sandbox"],
    help: "list what was done, was refused, or has an unknown outcome",
  }),
  "opt-outs": define({
    argument: "[add|clear NUMBER]",
    flags: LEDGER,
    help: "list, add or clear who is not to be messaged",
  }),
  token: define({
    argument: "[create|list|revoke]",
    flags: [...TOKENS, "name", "scopes", "days"],
    help: "make, list or revoke tokens of callers over HTTP",
  }),
  doctor: define({ help: "look for what is wrong with settings, account, ledger and line" }),
};

export type CommandName = keyof typeof COMMANDS;

const isCommandName = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word);

/** Flags that mean something to one command only. */
const OF_A_COMMAND = ["since", "caller", "json", "name", "scopes", "days"];
const OF_HTTP: ReadonlySet<string> = new Set(HTTP_NAMES.map(flagOf));

/** @throws SettingsError for a word that is no command. */
export function commandName(word: string | undefined): CommandName | undefined {
  if (word === undefined || isCommandName(word)) return word;
  throw new SettingsError(
    `${shown(word)} is no command.${didYouMean(word, Object.keys(COMMANDS))} The commands are: ${Object.keys(COMMANDS).join(", ")}; without one, flowroute-mcp serves over stdio. Run flowroute-mcp --help for what there is.`,
  );
}

/**
 * A flag without effect would look as if it had one.
 * @throws SettingsError
 */
export function refuseIdleFlags({ flags }: Line, name: CommandName | undefined): void {
  const taken = name === undefined ? undefined : COMMANDS[name].flags;
  for (const flag of flags.keys()) {
    if (name === undefined && OF_HTTP.has(flag))
      throw new SettingsError(
        `--${flag} does nothing over stdio: it goes with flowroute-mcp http. Leave it out.`,
      );
    if (taken === undefined ? OF_A_COMMAND.includes(flag) : !taken.includes(flag))
      throw new SettingsError(
        `--${flag} does nothing ${name === undefined || name === "http" ? "when flowroute-mcp serves: it goes with another command" : `with ${name}`}. Leave it out.`,
      );
  }
}
