import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { inboxOf, initialize, legacy, modern, openTransport, post } from "./for-tests.ts";

// What changes is told to those who may read it. The SDK lets who can subscribe hear of every resource.

const inbox = inboxOf("what strangers wrote");
const open = { ...inbox, uri: "flowroute://open", name: "open", scope: undefined };
const { onChange: _, ...still } = { ...open, uri: "flowroute://still", name: "still" };

const heard = async ({ body }: Response, until: string): Promise<string> => {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(until)) break;
  }
  return text;
};

async function start(resources: Parameters<typeof openTransport>[0] & object) {
  const server = await openTransport({
    callers: { reader: ["messages:read", "numbers:read"], desk: ["numbers:read"] },
    ...resources,
  });
  onTestFinished(server.close);
  const listen = (authorization: string, uris: string[]) => {
    const { headers, body } = modern("subscriptions/listen", {
      notifications: { resourceSubscriptions: uris },
    });
    return fetch(`${server.url}/mcp`, {
      method: "POST",
      headers: { ...headers, authorization },
      body: JSON.stringify(body),
    });
  };
  return { ...server, listen };
}

it.each([
  ["what all may read does not change", [inbox, still]],
  ["what all may read changes as well", [inbox, open]],
])(
  "a caller without messages:read hears nothing of the inbox; who has it does (%s)",
  async (_name, resources) => {
    const { listen, resourceUpdated, url } = await start({ resources });
    const reads = await post(url, modern("resources/list"), { authorization: "desk" });
    expect(reads.text).not.toContain(inbox.uri);
    expect(reads.text).toContain("flowroute://");
    const uris = resources.map(({ uri }) => uri);
    const [reader, desk] = [await listen("reader", uris), await listen("desk", uris)];
    expect([reader.status, desk.status]).toEqual([200, 200]);
    resourceUpdated(inbox.uri);
    expect(await heard(reader, "notifications/resources/updated")).toContain(inbox.uri);
    // It ends by itself, having nothing to tell.
    const told = await heard(desk, "never said");
    expect(told).toContain("acknowledged");
    expect(told).not.toMatch(/inbox|updated/);
  },
);

it("a host of 2025 cannot subscribe to anything, in a session or without", async () => {
  const { url } = await start({ resources: [inbox, still] });
  const subscribe = legacy("resources/subscribe", { uri: inbox.uri });
  for (const authorization of ["reader", "desk"]) {
    const begun = await post(url, initialize({ elicitation: {} }), { authorization });
    const session = begun.headers.get("mcp-session-id") ?? "";
    expect(session).not.toBe("");
    for (const more of [{}, { "mcp-session-id": session }])
      expect((await post(url, subscribe, { authorization, ...more })).answer).toMatchObject({
        error: { code: -32_601 },
      });
    const { result } = z
      .object({
        result: z.object({ capabilities: z.object({ resources: z.object({ subscribe: z.boolean() }) }) }),
      })
      .parse(begun.answer);
    expect(result.capabilities.resources.subscribe).toBe(false);
  }
});
