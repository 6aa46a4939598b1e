import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { publicLookup } from "./public-lookup.ts";
import { about, fetched, problemWith } from "./testing/fetch.ts";
import { serve } from "./testing/serve.ts";

const REFUSED = about(
  "menu.png",
  "is at a private address. Start the sandbox with --allow-private-media to allow it.",
);

test.each([
  "localhost",
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "[::ffff:127.0.0.1]",
  "[::1]",
  "0.0.0.0",
  "169.254.169.254",
])("%s is refused without a connection", async (host) => {
  const served = await serve((_, outgoing) => void outgoing.end("GIF89a"));
  const url = `http://${host}:${served.port}/menu.png`;
  expect(await problemWith(url, { allowPrivate: false })).toBe(REFUSED);
  expect(await problemWith(url.replace("http", "https"), { allowPrivate: false })).toBe(REFUSED);
  expect(served.connections()).toBe(0);
});

test("a name on this machine is fine when private addresses are allowed", async () => {
  const served = await serve((_, outgoing) => void outgoing.end("GIF89a"));
  expect(await fetched([`http://localhost:${served.port}/menu.png`])).toHaveLength(1);
});

type Outcome = { error: Error | null; address: unknown; family: number | undefined };

/** Looks a name up that has these addresses. */
const lookedUp = (addresses: readonly string[], all: boolean) =>
  new Promise<Outcome>((resolve) => {
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    const lookup = publicLookup((_hostname, _options, callback) => callback(null, found));
    lookup("media.test", { all }, (error, address, family) => resolve({ error, address, family }));
  });

test("a name is used with the addresses that were checked", async () => {
  const addresses = ["8.8.8.8", "2606:4700::1111"];
  expect(await lookedUp(addresses, false)).toEqual({ error: null, address: "8.8.8.8", family: 4 });
  const all = [
    { address: "8.8.8.8", family: 4 },
    { address: "2606:4700::1111", family: 6 },
  ];
  expect(await lookedUp(addresses, true)).toEqual({ error: null, address: all, family: undefined });
});

test.each([[["8.8.8.8", "10.0.0.1"]], [["10.0.0.1", "8.8.8.8"]], [["fe80::1%eth0"]], [[]]])(
  "a name with the addresses %j is refused",
  async (addresses) => {
    for (const all of [true, false]) {
      const { error, address } = await lookedUp(addresses, all);
      expect(error).toBeInstanceOf(Error);
      expect(address).toEqual([]);
    }
  },
);

test.each<[string, string]>([
  ["http://someone@media.test/menu.png", "is at a URL with a user name or a password, which are not used."],
  ["http://:secret@media.test/menu.png", "is at a URL with a user name or a password, which are not used."],
])("credentials are neither sent nor repeated: %s", async (url, why) => {
  expect(await problemWith(url)).toBe(about("menu.png", why));
});

test("a problem has the file's name, shortened, and nothing else of the URL", async () => {
  const served = await serve((_, outgoing) => void outgoing.writeHead(404).end());
  const problem = await problemWith(
    `${served.url}/private-folder/${"long".repeat(50)}.png?token=secret#secret`,
  );
  expect(problem).toBe(about(`${"long".repeat(50).slice(0, 59)}…`, "was not found (status 404)."));
  expect(await problemWith("data:image/png,secret")).toBe(about("media", "is not at an http or https URL."));
  expect(await problemWith("secret")).toBe(about("media", "is not at a valid URL."));
});

test("variables that name a proxy have no effect", async () => {
  const proxy = await serve((_, outgoing) => void outgoing.end("GIF89a"));
  const media = await serve((_, outgoing) => void outgoing.end("GIF89a"));
  const program = `
    import { createMediaFetcher } from ${JSON.stringify(new URL("fetch-media.ts", import.meta.url).href)};
    const { media = [] } = await createMediaFetcher({ allowPrivate: true }).fetchAll(["${media.url}/a.gif"], 100);
    process.exitCode = media.length === 1 ? 0 : 1;`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy.url, http_proxy: proxy.url },
  });
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(media.connections()).toBe(1);
  expect(proxy.connections()).toBe(0);
});
