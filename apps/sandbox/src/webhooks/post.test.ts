import { expect, test } from "vitest";
import { serve, serveTcp, serveText } from "../media/testing/serve.ts";
import { post } from "./post.ts";

const never = new AbortController().signal;
const PAYLOAD = { body: "Hello" };

test("an answer counts by its status alone, and what follows it is not waited for", async () => {
  const served = await serve((_, outgoing) => {
    outgoing.writeHead(200).write("the beginning of something long");
  });
  expect(await post(served.url, PAYLOAD, never)).toEqual({
    status: 200,
    problem: null,
    tookMs: expect.any(Number),
  });
  await served.allClosed();
});

test("who never answers is given up after a while, and the connection ends", async () => {
  const silent = await serveTcp(() => {});
  const { status, problem, tookMs } = await post(silent.url, PAYLOAD, never, 50);
  expect([status, problem]).toEqual([null, "no answer within 0.05 seconds"]);
  expect(tookMs).toBeGreaterThanOrEqual(49);
  await silent.allClosed();
});

test("an attempt that is ended from outside ends at once, and its connection as well", async () => {
  const silent = await serveTcp(() => {});
  const ended = new AbortController();
  const posting = post(silent.url, PAYLOAD, ended.signal);
  setTimeout(() => ended.abort(), 20);
  expect(await posting).toMatchObject({ status: null });
  await silent.allClosed();
});

test.each<[string, string]>([
  ["http://does-not-exist.invalid/", "no such host"],
  ["http://127.0.0.1:5060/", "connection refused"],
  ["http://", "not a valid URL"],
  ["http://[::]:port/", "not a valid URL"],
])("%s cannot be posted to: %s", async (url, problem) => {
  expect(await post(url, PAYLOAD, never)).toMatchObject({ status: null, problem });
});

test("a hang-up in the middle of the head, and one before it", async () => {
  const middle = await serveText("HTTP/1.1 200 O");
  expect(await post(middle.url, PAYLOAD, never)).toMatchObject({ status: null, problem: expect.any(String) });
  const before = await serveTcp((socket) => void socket.destroy());
  expect(await post(before.url, PAYLOAD, never)).toMatchObject({ status: null, problem: expect.any(String) });
});
