import { SCOPES } from "../access/scopes.ts";

export const USUAL_SINCE = "7d";
export const CALLER = "local, token:NAME or oauth:SUBJECT";
export const SINCE = "how long ago (2h, 7d), a date or a date-time";

const SCOPES_IN_WORDS = `one or more of ${SCOPES.join(", ")}, with commas between them`;

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
  caller: flag({
    type: "string",
    argument: "NAME",
    mayBe: CALLER,
    help: "audit: only what this caller did, such as token:support-desk",
  }),
  json: flag({ type: "boolean", help: "audit: as JSON, for programs" }),
  name: flag({
    type: "string",
    argument: "NAME",
    mayBe: "a name, such as support-desk",
    help: "token create, token revoke: whose token it is",
  }),
  scopes: flag({
    type: "string",
    argument: "A,B",
    mayBe: SCOPES_IN_WORDS,
    help: `token create: what the caller may do: ${SCOPES_IN_WORDS}`,
  }),
  days: flag({
    type: "string",
    argument: "N",
    mayBe: "a whole number of days",
    help: "token create: after how many days it ends (default 365)",
  }),
  version: flag({ type: "boolean", short: "v", help: "tell the version" }),
  help: flag({ type: "boolean", short: "h", help: "tell this" }),
};
