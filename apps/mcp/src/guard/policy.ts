import type { ActingEffect } from "./effect.ts";

/** `confirm`: a person has to say yes to each plan. */
export const MODES = ["allow", "confirm", "deny"] as const;

export type Mode = (typeof MODES)[number];

/** What the operator lets the assistant do. Set at the start, never by a tool. */
export type Policy = { readOnly: boolean } & Record<ActingEffect, Mode>;

/** The mode that holds for an effect: read-only wins over everything. */
export const modeOf = (policy: Policy, effect: ActingEffect): Mode =>
  policy.readOnly ? "deny" : policy[effect];

/** How the operator can change the mode of an effect. */
export const settingOf = (policy: Policy, effect: ActingEffect): string =>
  policy.readOnly
    ? "start flowroute-mcp without --read-only (and without FLOWROUTE_MCP_READ_ONLY)"
    : `start flowroute-mcp with --${effect} allow (or FLOWROUTE_MCP_${effect.toUpperCase()}=allow)`;
