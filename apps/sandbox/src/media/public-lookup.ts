import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { FileProblem, PRIVATE_ADDRESS } from "./file-problem.ts";
import { isPrivateAddress } from "./private-address.ts";

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Looks a name up for the very connection that is about to be made, so that a name cannot have one address when
 * it is checked and another when it is used. One private address is enough to refuse all.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? new FileProblem("could not be fetched: its host has no address."), []);
      } else if (addresses.some(({ address }) => isPrivateAddress(address))) {
        callback(new FileProblem(PRIVATE_ADDRESS), []);
      } else if (options.all === true) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
}
