import { expect, test } from "vitest";
import { about, fetched, problemWith } from "./testing/fetch.ts";
import { serve } from "./testing/serve.ts";

/** Sends /N on to /N-1, and answers /0. */
const countdown = () =>
  serve((incoming, outgoing) => {
    const left = Number(incoming.url?.slice(1));
    if (left === 0) outgoing.setHeader("content-type", "image/gif").end("GIF89a");
    else outgoing.writeHead(302, { location: `./${left - 1}` }).end("Go on.");
  });

const redirectTo = (location: string, status = 302) =>
  serve((_, outgoing) => void outgoing.writeHead(status, { location }).end());

test("follows three redirects, and the file keeps its first name and URL", async () => {
  const served = await countdown();
  const url = `${served.url}/3`;
  expect(await fetched([url])).toMatchObject([{ fileName: "3", mimeType: "image/gif", url }]);
  expect(served.connections()).toBe(4);
});

test("a fourth is one too many", async () => {
  const served = await countdown();
  const why = "could not be fetched: it is behind more than 3 redirects.";
  expect(await problemWith(`${served.url}/4`)).toBe(about("4", why));
  await served.allClosed();
  expect(served.connections()).toBe(4);
});

test.each([301, 302, 303, 307, 308])("status %i is one, to another host too", async (status) => {
  const target = await countdown();
  const served = await redirectTo(`${target.url}/0`, status);
  expect(await fetched([`${served.url}/menu.gif`])).toHaveLength(1);
});

test.each<[string, string]>([
  ["ftp://media.test/a.png", "is not at an http or https URL."],
  ["file:///etc/passwd", "is not at an http or https URL."],
  ["data:image/png,secret", "is not at an http or https URL."],
  [
    "http://someone:secret@media.test/a.png",
    "is at a URL with a user name or a password, which are not used.",
  ],
  ["http://[", "could not be fetched: its server redirects to nowhere."],
])("what it leads to is checked like the first URL: %s", async (location, why) => {
  const served = await redirectTo(location);
  expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", why));
});

test("one without a place to go to leads nowhere", async () => {
  const served = await serve((_, outgoing) => void outgoing.writeHead(302).end());
  const why = "could not be fetched: its server redirects to nowhere.";
  expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", why));
});
