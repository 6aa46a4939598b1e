import { expect, it } from "vitest";
import { countedHost } from "./counted-host.ts";

const same = (text: string) => text;

it("counts calls, and bytes and tokens of arguments and answers", async () => {
  const { host, counts } = countedHost({ call: async () => "café" }, same);
  expect(counts().calls).toBe(0);
  expect(await host.call("order", { for: "me" })).toBe("café");
  const once = counts();
  // {" · for · ":" · me · "} and caf · é
  expect(once).toEqual({ calls: 1, bytesWritten: 12, bytesRead: 5, tokensWritten: 5, tokensRead: 2 });
  await host.call("order", { for: "me" });
  expect(counts()).toEqual(Object.fromEntries(Object.entries(once).map(([key, value]) => [key, 2 * value])));
});

it("counts the steady text, and gives and sends the real one", async () => {
  const sent: unknown[] = [];
  const answer = async (_: string, input: object) => {
    sent.push(input);
    return "abcdef";
  };
  const { host, counts } = countedHost({ call: answer }, () => "x");
  expect(await host.call("get", { id: "abcdef" })).toBe("abcdef");
  expect(sent).toEqual([{ id: "abcdef" }]);
  expect(counts()).toMatchObject({ bytesWritten: 1, bytesRead: 1 });
});

it("counts a call that fails as made", async () => {
  const { host, counts } = countedHost({ call: () => Promise.reject(new Error("no")) }, same);
  await expect(host.call("get", {})).rejects.toThrow("no");
  expect(counts()).toMatchObject({ calls: 1, bytesWritten: 2, bytesRead: 0 });
});
