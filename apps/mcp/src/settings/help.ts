import { COMMANDS } from "./commands.ts";
import { OTHER_FLAGS, type OtherFlag } from "./other-flags.ts";
import { described, flagOf, GROUPS, isName, type Name, SETTINGS } from "./table.ts";

const WIDTH = 100;
const COLUMN = 42;

export function helpText(variables: readonly string[]): string {
  return `flowroute-mcp: an MCP server for Flowroute phone numbers and messages

Usage: flowroute-mcp [flags]            serves a host over stdio
       flowroute-mcp http [flags]       serves many over HTTP
       flowroute-mcp [http] --sandbox   the same, without an account
       flowroute-mcp COMMAND [flags]

Commands, for the person who runs the server
${lines(Object.entries(COMMANDS).map(([name, { argument, help }]) => [words(name, argument), help]))}
  doctor takes the flags of a server, and token --tokens-file, --config, --name, --scopes and
  --days. The others take --state and --config, and audit also --since, --caller, --json and
  --sandbox.

${GROUPS.map(({ title, settings }) => `${title}\n${lines(Object.keys(settings).filter(isName).map(settingRow))}`).join("\n\n")}
${lines([otherRow("config")])}

Other flags
${lines((["sandbox", "since", "caller", "json", "name", "scopes", "days", "version", "help"] as const).map(otherRow))}

A MODE is allow, confirm or deny. confirm asks a person through the host (elicitation), or where the
host cannot ask, on the command line (approve).

Config file
  One JSON object. A key is the flag's name with _ for -, lists are arrays:
    { "spend": "deny", "messages_per_day": 20, "destinations": ["US", "+44"] }
  A flag wins over its variable, and a variable over the file.

Environment
  FLOWROUTE_ACCESS_KEY     both needed without --sandbox; from the Manage portal,
  FLOWROUTE_SECRET_KEY     Preferences > API Control; never in the config file
  FLOWROUTE_BASE_URL       another host than https://api.flowroute.com
  FLOWROUTE_MCP_DATABASE_URL    the ledger in PostgreSQL: postgres://user:password@host/database
  FLOWROUTE_MCP_WEBHOOK_SECRET  the carrier's webhooks, at /webhooks/flowroute/SECRET over HTTP
  Every flag above --sandbox has a variable; one without value is true or false there:
${filled(variables.join(", "), WIDTH - 4)
  .map((line) => `    ${line}`)
  .join("\n")}
`;
}

type Row = [left: string, right: string];

function settingRow(name: Name): Row {
  const { kind, help } = SETTINGS[name];
  return [words(`--${flagOf(name)}`, kind.argument), kind.argument === undefined ? help : described(name)];
}

function otherRow(name: keyof typeof OTHER_FLAGS): Row {
  const { argument, short, help }: OtherFlag = OTHER_FLAGS[name];
  return [words(`--${name}${short === undefined ? "" : `, -${short}`}`, argument), help];
}

const words = (...all: (string | undefined)[]): string => all.filter((word) => word !== undefined).join(" ");

const lines = (rows: readonly Row[]): string =>
  rows
    .flatMap(([left, right]) =>
      filled(right, WIDTH - COLUMN).map(
        (line, index) => `  ${index === 0 ? left : ""}`.padEnd(COLUMN) + line,
      ),
    )
    .join("\n");

/** The text in lines of at most so many characters. */
function filled(text: string, width: number): string[] {
  const all: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      all.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...all, line];
}
