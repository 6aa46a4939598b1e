import { expect, it } from "vitest";
import { inProcessFetch } from "./in-process-fetch.ts";

it("gives the recorded answer as a new Response each time, so that each can be read", async () => {
  const body = '{"data":{"id":"é"}}';
  const fetch = inProcessFetch({ status: 202, contentType: "application/json", body });
  for (const response of [await fetch("http://127.0.0.1:9/"), await fetch("http://127.0.0.1:9/")]) {
    expect(response.status).toBe(202);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "application/json",
      "content-length": "20",
    });
    expect(await response.text()).toBe(body);
  }
});
