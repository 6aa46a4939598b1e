import type { Name } from "../../../../mcp/src/settings/table.ts";
import { KEYS, WHERE_KEYS_ARE } from "../keys.ts";
import { type Setting, settingOf } from "../setting.ts";

/** A row of the settings form that a host shows. */
export type Row = {
  type: "string" | "number" | "boolean";
  title: string;
  description: string;
  required: false;
  sensitive?: true;
  default?: string | number | boolean;
  min?: number;
  max?: number;
};

/** Which settings are worth a row, and what stands above them. Everything else about a row is in the server's table. */
const TITLES = [
  ["read_only", "Only look, change nothing"],
  ["spend", "Buying numbers"],
  ["send", "Sending messages"],
  ["change", "Changing routes"],
  ["numbers_per_day", "Numbers a day"],
  ["numbers_usd_per_day", "Dollars a day on numbers"],
  ["messages_per_day", "Messages a day"],
  ["messages_usd_per_day", "Dollars a day on messages"],
  ["destinations", "Where messages may go"],
  ["quiet_hours", "Quiet hours"],
] as const satisfies readonly (readonly [Name, string])[];

const SETTINGS = TITLES.map(([name, title]) => ({ name, title, ...settingOf(name) }));

export const SANDBOX = "sandbox";

/**
 * No row is required: a host would not start the server before it is filled in, and whoever has no account yet shall
 * see it work. So the sandbox is on at first, where a server without keys would end with an error.
 */
export const form: Readonly<Record<string, Row>> = {
  [SANDBOX]: {
    type: "boolean",
    title: "Try it on the sandbox",
    description:
      "On: a carrier inside this extension. Nothing is real, nothing costs money, and the keys are not used. Off: your Flowroute account, with the two keys.",
    required: false,
    default: true,
  },
  ...Object.fromEntries(
    KEYS.map(({ id, title }): [string, Row] => [
      id,
      { type: "string", title, description: `${title}, ${WHERE_KEYS_ARE}`, required: false, sensitive: true },
    ]),
  ),
  ...Object.fromEntries(SETTINGS.map((setting) => [setting.name, rowOf(setting)])),
};

/** The variable that each row but the sandbox's sets. */
export const variables: Readonly<Record<string, string>> = Object.fromEntries([
  ...KEYS.map(({ id, variable }) => [id, variable]),
  ...SETTINGS.map(({ name, variable }) => [name, variable]),
]);

function rowOf({ title, help, usual, type, choices, least, most }: Setting & { title: string }): Row {
  const row = { title, description: described(help, choices), required: false } as const;
  switch (type) {
    case "boolean":
      return { ...row, type, default: usual === "true" };
    case "integer":
    case "number":
      return {
        ...row,
        type: "number",
        default: Number(usual),
        ...(least === undefined ? {} : { min: least }),
        ...(most === undefined ? {} : { max: most }),
      };
    default:
      return { ...row, type: "string", default: usual };
  }
}

// What follows a semicolon is about flags, variables and files, of which a form has none.
function described(help: string, choices: readonly string[] | undefined): string {
  const [about = ""] = help.split(";");
  const sentence = `${about[0]?.toUpperCase()}${about.slice(1)}`;
  return choices === undefined
    ? sentence
    : `${sentence}: ${choices.join(", ")}. With confirm, a person is asked`;
}
