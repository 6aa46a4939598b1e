import { expect, it } from "vitest";
import { compiledFolder } from "./quick-start.ts";

it.each([
  [{ HOME: "/home/me" }, "/home/me/.cache/flowroute-mcp/compiled"],
  [{ HOME: "/home/me", XDG_CACHE_HOME: "/cache" }, "/cache/flowroute-mcp/compiled"],
  [{ LOCALAPPDATA: "C:/Users/me/AppData/Local" }, "C:/Users/me/AppData/Local/flowroute-mcp/compiled"],
  [{}, undefined],
  [{ HOME: "", XDG_CACHE_HOME: "" }, undefined],
  [{ HOME: "/home/me", NODE_COMPILE_CACHE: "/elsewhere" }, undefined],
])("with %j compiled code is kept in %s", (env, folder) => {
  expect(compiledFolder(env)?.replaceAll("\\", "/")).toBe(folder);
});
