import { expect, it } from "vitest";
import { settingsIn } from "./options.ts";

it.each([
  ["-c search_path=desk", [["search_path", "desk"]]],
  [
    "  -csearch_path=desk --work-mem=8MB ",
    [
      ["search_path", "desk"],
      ["work_mem", "8MB"],
    ],
  ],
  ["-c search_path=a\\ b,\\\\c", [["search_path", "a b,\\c"]]],
  ["-c search_path=", [["search_path", ""]]],
  ["-c flow.x=a=b", [["flow.x", "a=b"]]],
])("reads the settings of %s", (options, settings) => {
  expect(settingsIn(options)).toEqual(settings);
});

it.each(["-S 8MB", "-c", "-c search_path", "search_path=desk", "-c a=b -e", "-c a');=b", "-c a=\0", "--=b"])(
  "gives nothing for %j",
  (options) => {
    expect(settingsIn(options)).toBeUndefined();
  },
);
