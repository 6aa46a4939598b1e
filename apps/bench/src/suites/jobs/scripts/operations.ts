import type { Host } from "../host/counted-host.ts";

/** The operations of the spec that the jobs need. */
export type Operation =
  | "searchAvailableNumbers"
  | "purchaseNumber"
  | "listNumbers"
  | "getNumber"
  | "createRoute"
  | "updatePrimaryRoute"
  | "sendMessage"
  | "getMessage"
  | "listMessages";

/** Has an operation done. @returns what the carrier answered. @throws Error for an error. */
export type Operate = (operation: Operation, parameters: object, body?: object) => Promise<unknown>;

/** How a server that is made from the spec has its operations done, by a model that has not used it yet. */
export type Dialect = (host: Host) => Operate;
