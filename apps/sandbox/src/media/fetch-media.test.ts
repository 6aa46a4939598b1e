import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sampleAt } from "./samples.ts";
import { about, fetched, problemWith, TOO_LARGE } from "./testing/fetch.ts";
import { serve, serveText } from "./testing/serve.ts";

const text = (content: string) => new Uint8Array(Buffer.from(content));

test("gets files in their order, with their names, types and contents", async () => {
  const served = await serve(async (incoming, outgoing) => {
    if (incoming.url?.startsWith("/slow") === true) await wait(30);
    outgoing.setHeader("content-type", "text/plain; charset=utf-8").end(`This is ${incoming.url}`);
  });
  const urls = [`${served.url}/slow.txt`, `${served.url}/b/menu%20card.txt?key=secret#top`];
  const media = await fetched(urls);
  expect(media.map(({ content, ...rest }) => ({ ...rest, content: new Uint8Array(content) }))).toEqual([
    { fileName: "slow.txt", mimeType: "text/plain", url: urls[0], content: text("This is /slow.txt") },
    {
      fileName: "menu%20card.txt",
      mimeType: "text/plain",
      url: urls[1],
      content: text("This is /b/menu%20card.txt?key=secret"),
    },
  ]);
  expect(await fetched([])).toEqual([]);
});

test("takes forty files with one signal, and Node has nothing to warn of", async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error) => void warnings.push(warning);
  process.on("warning", keep);
  const served = await serve((_, outgoing) => void outgoing.end("GIF89a"));
  expect(await fetched(new Array<string>(40).fill(served.url))).toHaveLength(40);
  await wait(10);
  process.off("warning", keep);
  expect(warnings).toEqual([]);
});

test("the type is the server's, else the name's, else what the file looks like", async () => {
  const picture = sampleAt("picture.png")?.content;
  const served = await serve((incoming, outgoing) => {
    const type = new URL(incoming.url ?? "", "http://media.test").searchParams.get("type");
    if (type !== null) outgoing.setHeader("content-type", type);
    outgoing.end(picture);
  });
  const typeOf = async (path: string) => (await fetched([served.url + path]))[0]?.mimeType;
  expect(await typeOf("/a.gif?type=image/jpeg")).toBe("image/jpeg");
  expect(await typeOf("/a.wav?type=audio/x-wav")).toBe("audio/wav");
  expect(await typeOf("/a.MP4?type=application/octet-stream")).toBe("video/mp4");
  expect(await typeOf("/a.mp3")).toBe("audio/mpeg");
  expect(await typeOf("/a")).toBe("image/png");
  expect(await typeOf("/?type=binary/octet-stream")).toBe("image/png");
  const problem = await problemWith(`${served.url}/menu.png?type=text/html;%20charset=utf-8`);
  expect(problem).toBe(about("menu.png", "is text/html, a type that cannot be sent."));
});

test("a file that nobody tells the type of is refused", async () => {
  const served = await serve((_, outgoing) => void outgoing.end("What is this?"));
  const why = "is of no known type: neither its server nor its name says it.";
  expect(await problemWith(`${served.url}/constructor.toString`)).toBe(about("constructor.toString", why));
});

test("all files together stay within the limit", async () => {
  const served = await serve((_, outgoing) => void outgoing.end("x".repeat(400)));
  const urls = ["a.txt", "b.txt", "c.txt"].map((name) => `${served.url}/${name}`);
  expect(await fetched(urls, { limitBytes: 1_200 })).toHaveLength(3);
  expect(await problemWith(urls, { limitBytes: 1_199 })).toBe(about("c.txt", TOO_LARGE));
  expect(await problemWith(urls, { limitBytes: -1 })).toBe(about("a.txt", TOO_LARGE));
});

test("a Content-Length over the limit is enough: the file is not read", async () => {
  const served = await serveText("HTTP/1.1 200 OK\r\ncontent-length: 767841\r\n\r\n", () => {});
  expect(await problemWith(`${served.url}/menu.png`)).toBe(about("menu.png", TOO_LARGE));
  await served.allClosed();
});

test("reading ends soon after the limit when a server streams without end", async () => {
  let sent = 0;
  const served = await serve((_, outgoing) => {
    // Node 26 tells the end of the connection here long before the answer is closed.
    const more = (error?: Error | null) => {
      if (outgoing.closed || error instanceof Error) return;
      sent += 65_536;
      outgoing.write(Buffer.alloc(65_536), more);
    };
    more();
  });
  expect(await problemWith(`${served.url}/endless.mp4`)).toBe(about("endless.mp4", TOO_LARGE));
  await served.allClosed();
  // What fills the sockets' buffers is sent and never read.
  expect(sent).toBeLessThan(50_000_000);
});

test("media of one's own need no connection and count like others", async () => {
  const served = await serve(
    (_, outgoing) => void outgoing.writeHead(302, { location: "http://own.test/b.txt" }).end(),
  );
  const asked: string[] = [];
  const own = (url: URL) => {
    asked.push(url.href);
    if (url.hostname !== "own.test") return undefined;
    return { fileName: "sample.txt", mimeType: "text/plain", content: text("12345"), url: url.href };
  };
  const urls = ["http://own.test/a.txt", `${served.url}/elsewhere.png`];
  expect(await fetched(urls, { own, limitBytes: 10 })).toEqual([
    { fileName: "a.txt", mimeType: "text/plain", content: text("12345"), url: urls[0] },
    { fileName: "elsewhere.png", mimeType: "text/plain", content: text("12345"), url: urls[1] },
  ]);
  expect(asked).toEqual([...urls, "http://own.test/b.txt"]);
  expect(await problemWith(urls, { own, limitBytes: 9 })).toBe(about("elsewhere.png", TOO_LARGE));
  expect(await fetched([urls[0] ?? ""], { own, allowPrivate: false })).toHaveLength(1);
});

test("the first problem by order is told, and what comes after it is not fetched", async () => {
  const served = await serve((_, outgoing) => void outgoing.writeHead(404).end());
  const urls = ["ftp://media.test/a.png", `${served.url}/b.png`];
  expect(await problemWith(urls.toReversed())).toBe(about("b.png", "was not found (status 404)."));
  expect(await problemWith(urls)).toBe(about("media", "is not at an http or https URL."));
  expect(served.connections()).toBe(1);
});
