import { expect, it } from "vitest";
import { clientPeers, withoutPeers } from "./client-peers.ts";

it("says that there are no peers, of the operation that is called by them", async () => {
  const noted: unknown[] = [];
  const none = await clientPeers(undefined, (versions) => noted.push(versions));
  expect(none).toEqual({ entries: {}, folder: undefined });
  expect(noted).toEqual([]);
  expect(withoutPeers(none, "numbers.get")).toEqual({ peers: "left out" });
  expect(withoutPeers(none, "messages.send")).toEqual({});
  expect(withoutPeers({ entries: {}, folder: "peers" }, "numbers.get")).toEqual({});
});
