import { afterAll, describe, expect, it } from "vitest";
import { ChildProcesses } from "../../../children/child-processes.ts";
import { HONO, PLAIN } from "../names.ts";
import type { Asked } from "./asked.ts";
import { requestOf, startStandIns } from "./stand-ins.ts";

const children = new ChildProcesses();
afterAll(() => children.endAll());

const send: Asked = {
  method: "POST",
  path: "/v2.1/messages",
  headers: { "content-type": "application/json" },
  body: `{"body":"Your table is ready."}`,
  answer: { status: 202, contentType: "application/json", body: `{"data": {"id": "mdr2-1"}}` },
  inContract: "/v2.1/messages",
};

describe("requestOf", () => {
  it("is what is asked, with the status and the length of what every stand-in says", async () => {
    const standIns = await startStandIns(children, send, []);
    expect(standIns.map(({ name }) => name)).toEqual([PLAIN, HONO]);
    for (const { name, server } of standIns)
      expect(await requestOf(name, server.ready.url, send)).toEqual({
        method: "POST",
        path: send.path,
        body: send.body,
        expected: { status: 202, bodyBytes: send.answer.body.length },
      });
  });

  it.each([
    ["another body", { ...send.answer, body: `{"data": {"id": "mdr2-2"}}` }],
    ["another status", { ...send.answer, status: 200 }],
  ])("refuses %s", async (_, wanted) => {
    const [plain] = await startStandIns(children, send, []);
    const url = plain?.server.ready.url ?? "";
    await expect(requestOf(PLAIN, url, { ...send, answer: wanted })).rejects.toThrow(
      "plain node:http does not give the answer",
    );
  });
});
