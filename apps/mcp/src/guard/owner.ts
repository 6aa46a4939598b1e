import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** This guard, in the ledger: where and in which process it runs. */
export const newOwner = (): string => `${process.pid}@${hostname()}/${randomUUID()}`;

const OWNER = /^(\d+)@(.*)\/[^/]+$/s;

/**
 * Whether the process of that guard ran on this machine and runs no more. One that cannot be told from here is not
 * gone. A wrong yes does no harm: what is looked into too early is only read, and the owner's own answer counts more.
 */
export function isGone(owner: string): boolean {
  const [, pid, host] = OWNER.exec(owner) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
