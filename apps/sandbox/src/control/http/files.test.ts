import { expect, test } from "vitest";
import { SAMPLE_NAMES, sampleAt } from "../../media/samples.ts";
import { anError, startControl } from "./testing/control-server.ts";

const ID = "mdr2-0123456789abcdef0123456789abcdef";

function start(mimeType = "image/png") {
  const asked: [string, number][] = [];
  const mediaContent = (messageId: string, position: number) => {
    asked.push([messageId, position]);
    return messageId === ID && position < 2 ? { mimeType, content: Uint8Array.of(1, 2, 3) } : undefined;
  };
  return startControl({ mediaContent }).then((server) => ({ ...server, asked }));
}

test("serves the files of a message by their places, from 1, so that they can do nothing", async () => {
  const { ask, asked } = await start();
  const answered = await ask("GET", `/_sandbox/media/${ID}-2`);
  expect([answered.status, [...answered.content], asked]).toEqual([200, [1, 2, 3], [[ID, 1]]]);
  expect(answered.headers).toMatchObject({
    "content-type": "image/png",
    "content-length": "3",
    "content-disposition": `inline; filename="${ID}-2"`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
});

test.each([`${ID}-3`, `${ID}-0`, `${ID}-01`, `${ID}-`, ID, `${ID}-1e0`, "-1", "%ff", "constructor"])(
  "there is no file %s",
  async (id) => {
    const { ask } = await start();
    const detail = "There is no such file: it was never there, or is gone with a reset.";
    expect((await ask("GET", `/_sandbox/media/${id}`)).body).toEqual(anError(404, detail, "Not Found"));
  },
);

test.each(["text/html\r\nset-cookie: a=b", "text/html; charset=utf-8", "", "é/é"])(
  "a type that is not one is not passed on: %j",
  async (mimeType) => {
    const { ask } = await start(mimeType);
    const { headers, status } = await ask("GET", `/_sandbox/media/${ID}-1`);
    expect([status, headers["content-type"]]).toEqual([200, "application/octet-stream"]);
    expect(headers["set-cookie"]).toBeUndefined();
  },
);

test("nothing but a plain name stands in a header", async () => {
  const mediaContent = () => ({ mimeType: "text/plain", content: new Uint8Array() });
  const { ask } = await startControl({ mediaContent });
  const { headers } = await ask("GET", "/_sandbox/media/%22%2F..%2Fa;b-1");
  expect(headers["content-disposition"]).toBe('inline; filename="__.._a_b-1"');
});

test("serves the samples", async () => {
  const { ask } = await startControl();
  for (const name of SAMPLE_NAMES) {
    const answered = await ask("GET", `/_sandbox/samples/${name}`);
    expect(answered.headers["content-type"]).toBe(sampleAt(name)?.mimeType);
    expect(answered.content.equals(sampleAt(name)?.content ?? new Uint8Array())).toBe(true);
    expect(answered.headers["content-disposition"]).toBe(`inline; filename="${name}"`);
  }
  expect((await ask("GET", "/_sandbox/samples/toString")).status).toBe(404);
});
