import { describe, expect, it } from "vitest";
import { inProcessFetch } from "../in-process-fetch.ts";
import { loadCaller, peersOf, wayNames, waysByName } from "./by-name.ts";

const own = ["flowroute-client", "bare fetch", "openapi-fetch"];
const ofPeers = Object.entries(waysByName["numbers.get"]).flatMap(([name, { peer }]) =>
  peer === undefined ? [] : [{ name, peer }],
);
/** A module of these lines, as a peer's file would be. */
const entry = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

describe("wayNames", () => {
  it("leaves out what needs a peer that is not there", () => {
    expect(wayNames("numbers.get", {}, false)).toEqual(own);
    expect(wayNames("messages.send", {}, false)).toEqual(own);
    expect(wayNames("numbers.get", { ky: entry("") }, false)).toEqual([...own, "ky, bare", "ky"]);
  });

  it("leaves out inside a process what opens its own sockets", () => {
    const all = Object.fromEntries(peersOf("numbers.get").map((name) => [name, entry("")]));
    expect(wayNames("numbers.get", all, false)).toEqual(Object.keys(waysByName["numbers.get"]));
    expect(wayNames("numbers.get", all, true)).not.toContain("undici.request");
  });
});

describe("loadCaller", () => {
  const target = {
    url: "http://127.0.0.1:9",
    number: "12065550123",
    keys: { accessKey: "a", secretKey: "s" },
    fetch: inProcessFetch({ status: 200, contentType: "application/json", body: "{}" }),
  };

  it("calls with what a peer's file exports", async () => {
    const source = `export const request = async (url) => ({ statusCode: 200, body: { json: async () => url } });`;
    const caller = await loadCaller("numbers.get", "undici.request", { undici: entry(source) });
    expect(await caller(target)()).toBe("http://127.0.0.1:9/v2/numbers/12065550123");
  });

  it.each(ofPeers)("refuses for $name a file that exports something else", async ({ name, peer }) => {
    const source = "export default function other() {} export const request = 1, Octokit = {};";
    const loaded = loadCaller("numbers.get", name, { [peer]: entry(source) });
    // Of telnyx it can only be known that it is a function: the process tries it before it measures it.
    await (name === "telnyx"
      ? expect(loaded).resolves.toBeTypeOf("function")
      : expect(loaded).rejects.toThrow());
  });

  it.each(ofPeers)("says for $name that its peer is not there", async ({ name, peer }) => {
    await expect(loadCaller("numbers.get", name, {})).rejects.toThrow(peer);
  });

  it("knows no other", async () => {
    await expect(loadCaller("messages.send", "ky", {})).rejects.toThrow("ky");
  });
});
