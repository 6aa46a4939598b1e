import { expect, test } from "vitest";
import { MESSAGE_LIMIT_BYTES } from "../media/file-problem.ts";
import { sampleAt } from "../media/samples.ts";
import { serve } from "../media/testing/serve.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { FROM, HANDSET, MESSAGES, sent } from "../testing/message.ts";
import { type Started, startSandbox } from "../testing/start.ts";

const MMS = { from: FROM, to: HANDSET };
const rates = { sms: 99, mms: 99 };
const start = (options: SandboxOptions = {}) =>
  startSandbox({ inventory: 1, messageRates: rates, ...options });

async function included(sandbox: Started, id: string) {
  const files = (await sandbox.get(`${MESSAGES}/${id}`)).at("included");
  return Array.isArray(files) ? files.map(({ attributes }) => attributes) : [];
}

/** What is said of a message that is refused, which must have changed nothing. */
async function refusal(sandbox: Started, more: object): Promise<unknown> {
  const before = [sandbox.control.listAccounts(), sandbox.control.listAllMessages()];
  const refused = await sandbox.post(MESSAGES, { ...MMS, ...more });
  expect(refused.status).toBe(422);
  expect([sandbox.control.listAccounts(), sandbox.control.listAllMessages()]).toEqual(before);
  return refused.at("errors", 0, "detail");
}

const gif = Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(1000, 7)]);
const fileServer = (content: Uint8Array = gif) =>
  serve((_, outgoing) => void outgoing.writeHead(200, { "content-type": "image/gif" }).end(content));

test("a sample of the sandbox is sent, kept, and served where the record says", async () => {
  const sandbox = await start();
  const picture = sampleAt("picture.png");
  const media_urls = [`${sandbox.url}/_sandbox/samples/picture.png`];
  const id = await sent(sandbox, { ...MMS, body: "Look", media_urls });
  const [file] = await included(sandbox, id);
  expect(file).toEqual({
    file_name: "picture.png",
    mime_type: "image/png",
    file_size: picture?.content.byteLength,
    url: `${sandbox.url}/_sandbox/media/${id}-1`,
  });
  const response = await fetch(file.url);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(picture?.content ?? []));
  // What was received can be sent on.
  const again = await sent(sandbox, { ...MMS, media_urls: [file.url] });
  expect(await included(sandbox, again)).toMatchObject([
    { mime_type: "image/png", file_size: file.file_size },
  ]);
  expect(sandbox.control.listAccounts()[0]?.spent).toEqual([{ kind: "outbound_mms", count: 2, usd: 0.039 }]);
});

test("what is too large is refused in the carrier's words, and nothing is charged", async () => {
  const sandbox = await start();
  const samples = `${sandbox.url}/_sandbox/samples`;
  const TOO_LARGE = 'Error fetching media: File at "large.png" is over 767840 byte limit.';
  expect(await refusal(sandbox, { media_urls: [`${samples}/large.png`] })).toBe(TOO_LARGE);
  const both = [`${samples}/picture.png`, `${samples}/large.png`];
  expect(await refusal(sandbox, { body: "Look", media_urls: both })).toBe(TOO_LARGE);
  expect(await refusal(sandbox, { media_urls: [`${samples}/none.png`] })).toMatch(/^Error fetching media: /);
});

test("the text counts against the limit, by its bytes", async () => {
  const room = await fileServer(Buffer.alloc(MESSAGE_LIMIT_BYTES - 8, "GIF89a"));
  const media_urls = [`${room.url}/a.gif`];
  const sandbox = await start({ allowPrivateMedia: true });
  await sent(sandbox, { ...MMS, body: "\u{1F600}\u{1F600}", media_urls });
  expect(await refusal(sandbox, { body: "\u{1F600}\u{1F600}!", media_urls })).toBe(
    'Error fetching media: File at "a.gif" is over 767840 byte limit.',
  );
  await sent(sandbox, { ...MMS, media_urls });
  expect(await refusal(sandbox, { media_urls: [...media_urls, ...media_urls] })).toContain("byte limit");
});

test("a file on this machine is refused, unless that is allowed", async () => {
  const served = await fileServer();
  const media_urls = [`${served.url}/menu.gif?key=1`];
  const careful = await start();
  expect(await refusal(careful, { media_urls })).toMatch(
    /^Error fetching media: File at "menu.gif" is at a private/,
  );
  expect(served.connections()).toBe(0);
  const sandbox = await start({ allowPrivateMedia: true });
  const id = await sent(sandbox, { ...MMS, media_urls });
  expect(served.connections()).toBe(1);
  const [file] = await included(sandbox, id);
  expect(file).toMatchObject({ file_name: "menu.gif", mime_type: "image/gif", file_size: gif.byteLength });
  expect(Buffer.from(await (await fetch(file.url)).arrayBuffer())).toEqual(gif);
});

test("nothing is fetched for a message that cannot be sent anyway", async () => {
  const served = await fileServer();
  const sandbox = await start({ allowPrivateMedia: true });
  const media_urls = [`${served.url}/menu.gif`];
  expect((await sandbox.post(MESSAGES, { ...MMS, from: HANDSET, media_urls })).status).toBe(403);
  expect((await sandbox.post(MESSAGES, { ...MMS, to: "nobody", media_urls })).status).toBe(422);
  expect(served.connections()).toBe(0);
  sandbox.control.setBalance({ access_key: sandbox.accessKey, balance_usd: 0.0194 });
  expect((await sandbox.post(MESSAGES, { ...MMS, media_urls })).status).toBe(403);
  expect(sandbox.control.listAllMessages()).toEqual([]);
});

test("a number that is released while the media come sends nothing", async () => {
  const sandbox = await start({ allowPrivateMedia: true });
  const served = await serve((_, outgoing) => {
    sandbox.request("DELETE", `/v2/numbers/${FROM}`).then(
      () => outgoing.writeHead(200, { "content-type": "image/gif" }).end(gif),
      () => outgoing.destroy(),
    );
  });
  const refused = await sandbox.post(MESSAGES, { ...MMS, media_urls: [`${served.url}/menu.gif`] });
  expect(refused.status).toBe(403);
  expect(refused.at("errors", 0, "detail")).toContain("not on your account");
  expect(sandbox.control.listAllMessages()).toEqual([]);
  expect(sandbox.control.listAccounts()[0]?.spent).toEqual([]);
});

test("other requests are answered while media come", async () => {
  const sandbox = await start({ allowPrivateMedia: true });
  let during: string | undefined;
  const served = await serve((_, outgoing) => {
    sent(sandbox, { ...MMS, body: "Meanwhile" }).then(
      (id) => {
        during = id;
        outgoing.writeHead(200, { "content-type": "image/gif" }).end(gif);
      },
      () => outgoing.destroy(),
    );
  });
  const id = await sent(sandbox, { ...MMS, media_urls: [`${served.url}/menu.gif`] });
  expect(sandbox.control.listAllMessages().map((message) => message.id)).toEqual([id, during]);
});
