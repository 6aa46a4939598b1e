import { createHash } from "node:crypto";

export type Keys = { accessKey: string; secretKey: string };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The first of the eight digits is not 0, as with the carrier, whose access keys are also tech prefixes. */
function eightDigits(hex: string): string {
  const lowest = 10_000_000;
  return String(lowest + (Number.parseInt(hex.slice(0, 12), 16) % (9 * lowest)));
}

/**
 * The keys of an account of a sandbox with this seed, in the carrier's form: eight digits and 32 hexadecimal digits.
 * The same for the same seed, so that a configuration stays valid when the sandbox starts again. They guard nothing
 * real.
 *
 * @param account counts the accounts from 0.
 */
export function deriveKeys(seed: number, account = 0): Keys {
  const of = account === 0 ? String(seed) : `${seed} account ${account}`;
  return {
    accessKey: eightDigits(sha256(`flowroute-sandbox access key ${of}`)),
    secretKey: sha256(`flowroute-sandbox secret key ${of}`).slice(0, 32),
  };
}
