import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answeredId } from "../answered-id.ts";
import { inProcessFetch } from "../in-process-fetch.ts";
import { callersByName, type Operation } from "./by-name.ts";
import { messageDocument } from "./caller.ts";

const number = "12065550123";
const url = "http://127.0.0.1:9";

/** What each way of calling makes of an answer, and the requests that it made for it. */
async function called(operation: Operation, name: string, answeredWith: string) {
  const requests: Request[] = [];
  const body = JSON.stringify({ data: { id: answeredWith, type: "any", attributes: {} } });
  const answer = inProcessFetch({ status: 200, contentType: "application/json", body });
  const way = await callersByName[operation][name]?.();
  const keys = { accessKey: randomBytes(4).toString("hex"), secretKey: randomBytes(16).toString("hex") };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return answer(input, init);
  };
  const call = way?.({ url, number, keys, fetch });
  return { first: await call?.(), second: await call?.(), requests, keys };
}

describe.each(Object.keys(callersByName["numbers.get"]))("numbers.get by %s", (name) => {
  it("is one authorized GET of the number, and gives what was answered, read as JSON", async () => {
    const { first, second, requests, keys } = await called("numbers.get", name, number);
    expect([answeredId(first), answeredId(second)]).toEqual([number, number]);
    expect(requests.map((request) => `${request.method} ${request.url}`)).toEqual(
      Array(2).fill(`GET ${url}/v2/numbers/${number}`),
    );
    const basic = Buffer.from(`${keys.accessKey}:${keys.secretKey}`).toString("base64");
    const authorization = requests[0]?.headers.get("authorization") ?? "";
    expect([`Basic ${basic}`, `Bearer ${keys.secretKey}`, `token ${keys.secretKey}`]).toContain(
      authorization,
    );
  });
});

describe.each(Object.keys(callersByName["messages.send"]))("messages.send by %s", (name) => {
  it("is one authorized POST of the same document, and gives what was answered, read as JSON", async () => {
    const id = `mdr2-${randomBytes(16).toString("hex")}`;
    const { first, second, requests, keys } = await called("messages.send", name, id);
    expect([answeredId(first), answeredId(second)]).toEqual([id, id]);
    const basic = Buffer.from(`${keys.accessKey}:${keys.secretKey}`).toString("base64");
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(`${request.method} ${request.url}`).toBe(`POST ${url}/v2.1/messages`);
      expect(request.headers.get("authorization")).toBe(`Basic ${basic}`);
      expect(request.headers.get("content-type")).toBe("application/vnd.api+json");
      expect(await request.json()).toEqual(messageDocument(number));
    }
  });
});
