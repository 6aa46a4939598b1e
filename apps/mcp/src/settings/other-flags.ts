export const USUAL_SINCE = "7d";
export const SINCE = "how long ago (2h, 7d), a date or a date-time";

/** A flag that is no setting of the config file. */
export type OtherFlag = {
  type: "boolean" | "string";
  short?: string;
  argument?: string;
  /** Goes on after "it has to be". */
  mayBe?: string;
  help: string;
};

const flag = (definition: OtherFlag): OtherFlag => definition;

export const OTHER_FLAGS = {
  config: flag({
    type: "string",
    argument: "FILE",
    mayBe: "the path of a file",
    help: "settings in a file, see below",
  }),
  sandbox: flag({
    type: "boolean",
    help: "a carrier inside this process: no account, nothing costs money",
  }),
  since: flag({
    type: "string",
    argument: "TIME",
    mayBe: SINCE,
    help: `audit: from when on (default ${USUAL_SINCE}): ${SINCE}`,
  }),
  json: flag({ type: "boolean", help: "audit: as JSON, for programs" }),
  version: flag({ type: "boolean", short: "v", help: "tell the version" }),
  help: flag({ type: "boolean", short: "h", help: "tell this" }),
};
