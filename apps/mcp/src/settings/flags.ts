import { helpText } from "./help.ts";
import { OTHER_FLAGS, type OtherFlag } from "./other-flags.ts";
import { DATABASE_VARIABLE, WEBHOOK_VARIABLE } from "./secrets.ts";
import { flagOf, NAMES, SETTINGS, variableOf } from "./table.ts";

type Flag = Pick<OtherFlag, "type" | "short" | "mayBe">;

/** Every flag, as parseArgs wants them. One that is not here stops the start. */
export const FLAGS: Readonly<Record<string, Flag>> = {
  ...Object.fromEntries(
    NAMES.map((name): [string, Flag] => {
      const { argument, mayBe } = SETTINGS[name].kind;
      return [flagOf(name), { type: argument === undefined ? "boolean" : "string", mayBe }];
    }),
  ),
  ...OTHER_FLAGS,
};

export const CONFIG_VARIABLE = variableOf("config");

/** Every variable of this server's own. Another FLOWROUTE_MCP_… stops the start. */
export const VARIABLES: ReadonlySet<string> = new Set([
  ...NAMES.map(variableOf),
  CONFIG_VARIABLE,
  DATABASE_VARIABLE,
  WEBHOOK_VARIABLE,
]);

export const HELP = helpText([...NAMES.map(variableOf), CONFIG_VARIABLE]);
