import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import { expect, it } from "vitest";
import { readFolder, usualStateFolder } from "./state-folder.ts";

const HOME = "/home/operator";
const USERPROFILE = String.raw`C:\Users\operator`;

it.each([
  ["linux", { HOME }, "/home/operator/.local/state/flowroute-mcp"],
  ["linux", { HOME, XDG_STATE_HOME: "/var/state" }, "/var/state/flowroute-mcp"],
  ["linux", { HOME, XDG_STATE_HOME: "state" }, "/home/operator/.local/state/flowroute-mcp"],
  ["linux", { HOME, XDG_STATE_HOME: "" }, "/home/operator/.local/state/flowroute-mcp"],
  ["freebsd", { HOME }, "/home/operator/.local/state/flowroute-mcp"],
  [
    "darwin",
    { HOME, XDG_STATE_HOME: "/var/state" },
    "/home/operator/Library/Application Support/flowroute-mcp",
  ],
  ["win32", { USERPROFILE, LOCALAPPDATA: String.raw`D:\Local` }, String.raw`D:\Local\flowroute-mcp`],
  ["win32", { USERPROFILE }, String.raw`C:\Users\operator\AppData\Local\flowroute-mcp`],
])("on %s with %j it is %s", (platform, environment, folder) => {
  expect(usualStateFolder({ platform, environment })).toBe(folder);
});

it("is in the home folder of the user where the environment names none", () => {
  expect(usualStateFolder({ platform: "linux", environment: {} })).toBe(
    resolve(homedir(), ".local/state/flowroute-mcp"),
  );
});

it("is absolute, whatever was given", () => {
  for (const given of ["ledger", "./~", "../x", "/ledger"]) {
    const folder = readFolder(given, { platform: process.platform });
    expect(folder).toBe(resolve(given));
    expect(folder !== undefined && isAbsolute(folder)).toBe(true);
  }
  for (const given of ["", " ", "~", "~/ledger"])
    expect(readFolder(given, { platform: process.platform })).toBeUndefined();
});
