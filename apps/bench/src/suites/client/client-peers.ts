import type { NoteVersions } from "../../harness/suite.ts";
import type { Peers } from "../../peers/install-peers.ts";
import { type Operation, type PeerEntries, peersOf } from "./callers/by-name.ts";
import { peerEntries } from "./callers/peer-entries.ts";

/** The clients of others: where Node finds them, and the folder in which they are installed. */
export type ClientPeers = { entries: PeerEntries; folder: string | undefined };

/** Notes the versions of those that are measured here. Without peers there are none. */
export async function clientPeers(peers: Peers | undefined, note: NoteVersions): Promise<ClientPeers> {
  if (peers === undefined) return { entries: {}, folder: undefined };
  const names = peersOf("numbers.get");
  note(Object.fromEntries(Object.entries(peers.versions).filter(([name]) => names.includes(name))));
  return { entries: await peerEntries(peers.folder, names), folder: peers.folder };
}

/** Says in a report that there were none for an operation, which the missing rows alone would not. */
export const withoutPeers = ({ folder }: ClientPeers, operation: Operation): Record<string, string> =>
  folder === undefined && peersOf(operation).length > 0 ? { peers: "left out" } : {};
