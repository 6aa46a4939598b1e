import { SCOPES, type Scope } from "./scopes.ts";

/** Who calls, as far as it was proven. */
export type Identity = {
  /** Names the caller in the ledger: `local`, `token:NAME`, or `oauth:SUBJECT`. */
  subject: string;
  scopes: ReadonlySet<Scope>;
};

/** Whoever has this machine's stdin, or reaches its loopback while no authentication is set. */
export const LOCAL: Identity = { subject: "local", scopes: new Set(SCOPES) };

/** Whether both are the same caller, who may do the same. */
export const isSame = (one: Identity, other: Identity): boolean =>
  one.subject === other.subject &&
  one.scopes.size === other.scopes.size &&
  [...one.scopes].every((scope) => other.scopes.has(scope));

/** Whether the identity opens what needs this scope; undefined needs none. */
export const mayUse = ({ scopes }: Identity, scope: Scope | undefined): boolean =>
  scope === undefined || scopes.has(scope);
