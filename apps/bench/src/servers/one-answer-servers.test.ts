import { afterAll, describe, expect, it } from "vitest";
import { ChildProcesses } from "../children/child-processes.ts";
import { recordAnswer } from "./recorded-answer.ts";
import { startHonoServer, startPlainServer } from "./start-server.ts";

const children = new ChildProcesses();
afterAll(() => children.endAll());

const answer = { status: 202, contentType: "application/vnd.api+json", body: `{"data":{"id":"né"}}` };

describe.each([
  ["plain", startPlainServer],
  ["Hono", startHonoServer],
])("the %s server", (_, start) => {
  it("gives its answer to a GET, and to a POST once it is read", async () => {
    const { ready } = await start(children, answer);
    expect(await recordAnswer(`${ready.url}/v2/numbers`, {})).toEqual(answer);
    // More than one piece, so that an answer before the end would leave some of it on the connection.
    const sent = { method: "POST", body: "x".repeat(300_000) };
    for (let turn = 0; turn < 3; turn++)
      expect(await recordAnswer(`${ready.url}/v2.1/messages`, sent)).toEqual(answer);
  });
});

it("is known at once which answers Hono's cannot give", async () => {
  await expect(startHonoServer(children, { ...answer, status: 404 })).rejects.toThrow("not with 404");
});
