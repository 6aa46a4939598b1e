import type { Carrier } from "./carrier.ts";

/** Keys that were never anybody's, and where things are. */
export type CheckTargets = Carrier["targets"] & { accessKey: string; secretKey: string };

/** Something that runs JavaScript. */
export interface Runtime {
  name: string;
  /**
   * Its fetch tells failures apart: refused, unknown host and an untrusted certificate can be known as not sent.
   */
  tellsWhy: boolean;
  /** It may itself send a request again when a kept connection breaks, unseen by the page. */
  repeatsUnseen?: boolean;
  /** Runs the checks in a project that has the packed client installed, and gives what they tell. */
  check(folder: string, targets: CheckTargets): Promise<unknown>;
}
