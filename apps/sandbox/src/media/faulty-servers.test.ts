import { expect, test } from "vitest";
import { about, fetched, problemWith } from "./testing/fetch.ts";
import { serve, serveTcp, serveText } from "./testing/serve.ts";

const CUT_OFF = about(
  "menu.png",
  "could not be fetched: the connection was closed before all of it had come.",
);
const LATE = about("menu.png", "did not come within 0.2 seconds, the time for all files.");

test.each([204, 206, 304, 403, 410, 500, 503])("status %i is told", async (status) => {
  const served = await serve((_, outgoing) => void outgoing.writeHead(status).end());
  const why = `could not be fetched: its server answered ${status}.`;
  expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", why));
  await served.allClosed();
});

test("a server that never answers costs the deadline", async () => {
  const served = await serveTcp(() => {});
  expect(await problemWith(`${served.url}/menu.png`, { timeoutMs: 200 })).toBe(LATE);
  await served.allClosed();
});

test.each([
  ["stops in the headers", "HTTP/1.1 200 OK\r\ncontent-ty"],
  ["stops in the content", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"],
  ["stops in a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf"],
  ["says only that it goes on", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"],
])("so does one that %s", async (_, answer) => {
  const served = await serveText(answer, () => {});
  expect(await problemWith(`${served.url}/menu.png`, { timeoutMs: 200 })).toBe(LATE);
  await served.allClosed();
});

test("the deadline is one for all files", async () => {
  const served = await serve((_, outgoing) => void setTimeout(() => outgoing.end("GIF89a"), 120));
  const urls = ["a.gif", "b.gif", "c.gif", "d.gif"].map((name) => `${served.url}/${name}`);
  const problem = await problemWith(urls, { timeoutMs: 300 });
  expect(problem).toMatch(/File at "[bc]\.gif" did not come within 0\.3 seconds/);
  expect(served.connections()).toBeLessThan(4);
});

test.each([
  ["announces more than it sends", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"],
  ["ends in a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf"],
  ["ends in the headers", "HTTP/1.1 200 OK\r\n"],
])("a server that %s is told", async (_, answer) => {
  const served = await serveText(answer);
  expect(await problemWith(`${served.url}/menu.png`)).toBe(CUT_OFF);
});

test.each(["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"])(
  "a server that resets the connection after %j is told",
  async (answer) => {
    const served = await serveText(answer, (socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    expect(await problemWith(`${served.url}/menu.png`)).toBe(CUT_OFF);
  },
);

test("of a server that sends more than it announces, the announced part is taken", async () => {
  const served = await serveText("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nhalf of it, and more");
  const [media] = await fetched([`${served.url}/note.txt`]);
  expect(Buffer.from(media?.content ?? []).toString()).toBe("half");
});

test.each(["not HTTP at all\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 1e9\r\n\r\n"])(
  "an answer that is not HTTP is told: %j",
  async (answer) => {
    const served = await serveText(answer);
    const why = "could not be fetched: the answer is not valid HTTP.";
    expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", why));
  },
);

test("a compressed file is refused: its size and type would be another's", async () => {
  const served = await serve((_, outgoing) => void outgoing.setHeader("content-encoding", "gzip").end("?"));
  const why = "came compressed, which was not asked for.";
  expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", why));
});

test("a server that wants to go over to another protocol is refused", async () => {
  const served = await serveText(
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: a\r\nconnection: upgrade\r\n\r\n",
  );
  expect(await problemWith(`${served.url}/menu.png`)).toBe(
    about("menu.png", "could not be fetched: its server did not answer."),
  );
});

test("a refused connection, an unknown host and one without TLS are told", async () => {
  const gone = await serveTcp(() => {});
  const noTls = await serveTcp((socket) => void socket.end("What?\r\n"));
  const problem = async (url: string) =>
    (await problemWith(url)).replace(about("a.png", "could not be fetched: "), "");
  expect(await problem("http://127.0.0.1:1/a.png")).toBe("the connection was refused.");
  expect(await problem("http://media.invalid/a.png")).toMatch(
    /^its host name (is not known|could not be looked up)\.$/,
  );
  expect(await problem(`${noTls.url.replace("http", "https")}/a.png`)).toMatch(
    /^the connection failed \(\w+\)\.$/,
  );
  expect(gone.connections()).toBe(0);
});
