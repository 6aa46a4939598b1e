import { expect, it } from "vitest";
import { answersOnlyLocalhost, whereIs } from "./reached.ts";

const URL_OF = { "127.0.0.1": "http://127.0.0.1:8808", "::": "http://[::]:8808" };

it("an address that is every address of the machine is told to nobody", () => {
  for (const host of ["0.0.0.0", "::", "0", "::0", "0:0:0:0:0:0:0:0", "::ffff:0.0.0.0"])
    expect(whereIs("/approvals", { host, publicUrl: undefined }, URL_OF["::"]), host).toBe(
      "/approvals of this server",
    );
});

it("any other is told, and the public URL before it", () => {
  const listening = URL_OF["127.0.0.1"];
  expect(whereIs("/mcp", { host: "127.0.0.1", publicUrl: undefined }, listening)).toBe(`${listening}/mcp`);
  for (const host of ["127.0.0.1", "0.0.0.0"])
    expect(whereIs("/mcp", { host, publicUrl: "https://mcp.example.com/phones" }, listening)).toBe(
      "https://mcp.example.com/phones/mcp",
    );
});

it.each([
  [{ host: "0.0.0.0", publicUrl: undefined, allowedHosts: [] }, true],
  [{ host: "::", publicUrl: undefined, allowedHosts: [] }, true],
  [{ host: "0.0.0.0", publicUrl: "https://mcp.example.com", allowedHosts: [] }, false],
  [{ host: "0.0.0.0", publicUrl: undefined, allowedHosts: ["mcp"] }, false],
  [{ host: "127.0.0.1", publicUrl: undefined, allowedHosts: [] }, false],
])("%j answers nobody but localhost: %s", (http, isSo) => {
  expect(answersOnlyLocalhost(http)).toBe(isSo);
});
